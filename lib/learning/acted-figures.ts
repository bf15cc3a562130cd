import { z } from 'zod';
import { estimateRate, NOTHING_SEEN } from '../stats/rate';
import { controlWeights, matchRiskSets, type RiskSet, weightedRate } from '../stats/risk-sets';
import type { Span } from './calendar';
import { minus } from './estimate';
import type { FigureKey } from './figures';
import type { Estimate } from './schema';
import { type Figures, figure } from './stored';

const dealSchema = z.object({
  won: z.boolean(),
  opened: z.number(),
  closed: z.number(),
  day: z.string(),
  size: z.string().nullable(),
  used: z.number().nullable(),
  amount: z.number().nullable(),
  currency: z.string(),
  stages: z.array(z.object({ at: z.number(), stage: z.string() })),
});
export const actedDealsSchema = z.object({ first_use: z.number().nullable(), deals: z.array(dealSchema) });
export type ActedDeals = z.infer<typeof actedDealsSchema>;
type Deal = ActedDeals['deals'][number];
type Set_ = RiskSet<Deal>;

const MINIMUM_DEALS = 10;
const MINIMUM_FOR_INTERVAL = 5;
/** Two-sided 90 % of the normal distribution. */
const Z90 = 1.6449;

type Weighted = { value: number; weight: number; of: Deal };

/** Weighted mean; deals that stand for several count as fewer (Kish), and n says how many deals there are. */
function weightedMean(values: readonly Weighted[]): Estimate | null {
  const total = values.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  const value = values.reduce((sum, one) => sum + one.weight * one.value, 0) / total;
  const n = new Set(values.map(({ of }) => of)).size;
  const effective = Math.min(n, total ** 2 / values.reduce((sum, { weight }) => sum + weight ** 2, 0));
  if (effective < MINIMUM_FOR_INTERVAL) return { value, n, interval: null };
  const spread = values.reduce((sum, one) => sum + one.weight * (one.value - value) ** 2, 0) / total;
  const half = Z90 * Math.sqrt(spread / (effective - 1));
  return { value, n, interval: [Math.max(value - half, 0), value + half] };
}

/** One value for each deal acted upon, and the same of its controls, who share its weight. */
function valuesOf(sets: readonly Set_[], valueOf_: (deal: Deal, age: number) => number | null) {
  const one = (deal: Deal, age: number, weight: number): Weighted[] => {
    const value = valueOf_(deal, age);
    return value === null ? [] : [{ value, weight, of: deal }];
  };
  return {
    acted: weightedMean(sets.flatMap((set) => one(set.one, set.age, 1))),
    controls: weightedMean(
      sets.flatMap(({ controls, age }) => controls.flatMap((deal) => one(deal, age, 1 / controls.length))),
    ),
  };
}

const KEYS = ['win_rate_acted', 'days_to_close_acted', 'revenue_acted'] as const satisfies FigureKey[];
type Compared = Record<(typeof KEYS)[number], { acted: Estimate | null; controls: Estimate | null }>;

function compare({ first_use, deals }: ActedDeals, span: Span, currency: string): Compared | null {
  const closed = deals.filter(({ day }) => day >= span.from && day <= span.to);
  const { sets } = matchRiskSets(closed, first_use ?? Number.POSITIVE_INFINITY);
  if (sets.length < MINIMUM_DEALS) return null;
  const won = sets.filter(({ one }) => one.won).length;
  const { interval } = estimateRate({ successes: won, n: sets.length }, NOTHING_SEEN);
  const share = won / sets.length;
  const controls = weightedRate(controlWeights(sets), (deal) => deal.won);
  const raw = controls.raw ?? controls.mean;
  const reaching = (value: number, [low, high]: readonly [number, number]): [number, number] => [
    Math.min(value, low),
    Math.max(value, high),
  ];
  return {
    win_rate_acted: {
      acted: { value: share, n: sets.length, interval: reaching(share, interval) },
      controls: { value: raw, n: controls.n, interval: reaching(raw, controls.interval) },
    },
    days_to_close_acted: valuesOf(sets, (deal, age) => (deal.won ? deal.closed - deal.opened - age : null)),
    revenue_acted: valuesOf(sets, (deal) => {
      if (deal.currency !== currency) return null;
      return deal.won ? (deal.amount ?? 0) : 0;
    }),
  };
}

/** Deals with an insight acted upon beside deals like them; an association, in risk sets. */
export function actedFigures(acted: ActedDeals, period: Span, previous: Span, currency: string): Figures {
  const now = compare(acted, period, currency);
  const before = compare(acted, previous, currency);
  return Object.fromEntries(
    KEYS.map((key) => {
      const { acted: value = null, controls = null } = now?.[key] ?? {};
      const reference = controls &&
        value && {
          ...controls,
          label: 'Deals like them without an action',
          difference: minus(value, controls),
        };
      const given = { reference, currency: key === 'revenue_acted' ? currency : null };
      return [key, figure(key, value, before?.[key].acted ?? null, given)];
    }),
  );
}
