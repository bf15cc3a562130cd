import { z } from 'zod';
import type { PlanRecord } from '../intelligence/plan-schema';
import { lastMonths, type Span } from './calendar';
import { minus, shareOf } from './estimate';
import type { FigureKey } from './figures';
import { accuracyOf } from './record-figures';
import type { Estimate } from './schema';
import { countOf, type Figures, figure } from './stored';
import { type Days, tallyOf } from './tally';

const counts = z.tuple([z.number(), z.number()]);
export const nowSchema = z.object({
  members: z.number(),
  insights: counts,
  personas: counts,
  patterns: counts,
});
export type Now = z.infer<typeof nowSchema>;

/** Shares and counts as of now: they have no period before. */
export function nowFigures({ insights, personas, patterns }: Now): Figures {
  const share = (key: FigureKey, [n, sum]: [number, number]) =>
    figure(key, shareOf({ n, sum }), null, { numerator: n === 0 ? null : sum });
  return {
    insight_coverage: share('insight_coverage', insights),
    persona_coverage: share('persona_coverage', personas),
    learned_patterns: figure('learned_patterns', countOf(patterns[1], patterns[0])),
  };
}

/** People active in a span, in the one before, and in both. */
export type Presence = [number, number, number];

export function peopleFigures(now: Presence, before: Presence, members: number): Figures {
  const [active, earlier, both] = now;
  const people = (value: number): Estimate | null => (value === 0 ? null : countOf(value, members));
  return {
    active_users: figure('active_users', people(active), people(earlier)),
    returning_users: figure(
      'returning_users',
      shareOf({ n: earlier, sum: both }),
      shareOf({ n: before[1], sum: before[2] }),
      { numerator: earlier === 0 ? null : both },
    ),
  };
}

/** Means over changes measured to their end, whatever the period: there are few of them. */
export function planFigures({ n, promised, realised }: PlanRecord): Figures {
  const mean = (sum: number): Estimate | null => (n === 0 ? null : { value: sum / n, n, interval: null });
  const [first, second] = [mean(promised), mean(realised)];
  const reference = first && {
    ...first,
    label: 'Promised',
    difference: second && minus(second, first),
  };
  return {
    plan_promised: figure('plan_promised', first),
    plan_realised: figure('plan_realised', second, null, { reference }),
  };
}

/** The last complete month against the one before. */
export function monthFigures(days: Days, today: string): Figures {
  const { month, before } = lastMonths(today);
  const share = (measure: string) => (span: Span) => shareOf(tallyOf(days, measure, span));
  const improvement = (key: FigureKey, estimateOf: (span: Span) => Estimate | null) => {
    const [now, earlier] = [estimateOf(month), estimateOf(before)];
    if (!now || !earlier) return figure(key, null);
    const { value, interval } = minus(now, earlier);
    const reference = {
      ...earlier,
      label: `The month before (${before.from.slice(0, 7)})`,
      difference: null,
    };
    return figure(key, { value, interval, n: now.n }, null, { reference });
  };
  return {
    month_positive_replies: improvement('month_positive_replies', share('positive')),
    month_insight_accuracy: improvement('month_insight_accuracy', (span) => accuracyOf(days, span)),
    month_reply_accuracy: improvement('month_reply_accuracy', share('sentiment')),
  };
}
