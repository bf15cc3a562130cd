import { quantile } from '../stats/quantile';
import type { Analysis } from './analysis-schema';
import type { Behaviour } from './behaviour-rows';
import { type Measured, medianOf, rateOf } from './figure';
import type { Priors } from './priors';
import { receiptOf } from './touches';

const DAY_MS = 86_400_000;
/** Fewer passes of other deals give no median to compare with. */
const MIN_USUAL = 5;

/** Stages that their deals have left, each against the organisation's median there; the middle ratio of all. */
export function decisionSpeed({ stages, deals, usual }: Behaviour): Analysis['decision_speed'] {
  const passes = stages.map(({ change_id, stage, started_at, ended_at }) => {
    const at = Date.parse(ended_at);
    return {
      stage,
      at,
      value: (at - Date.parse(started_at)) / DAY_MS,
      receipt: receiptOf('stage_change', change_id, at),
    };
  });
  const others = new Map(usual.stages.filter(({ n }) => n >= MIN_USUAL).map((row) => [row.stage, row]));
  const ratios = passes.flatMap(({ stage, value, ...rest }): Measured[] => {
    const median = others.get(stage)?.median_days ?? 0;
    return median > 0 ? [{ ...rest, value: value / median }] : [];
  });
  const ratio = medianOf(ratios);
  return {
    ratio,
    verdict: verdictOf(ratio.interval),
    stages: [...new Set(passes.map(({ stage }) => stage))].sort().map((stage) => {
      const days = passes.filter((pass) => pass.stage === stage).map(({ value }) => value);
      return {
        stage,
        n: days.length,
        median_days: quantile(days, 0.5),
        organization_median_days: others.get(stage)?.median_days ?? null,
        organization_n: usual.stages.find((row) => row.stage === stage)?.n ?? 0,
      };
    }),
    cycle_days: medianOf(deals.flatMap(cycleOf)),
  };
}

function cycleOf({ id, status, opened_at, closed_at }: Behaviour['deals'][number]): Measured[] {
  if (status !== 'won' || !opened_at || !closed_at) return [];
  const at = Date.parse(closed_at);
  const value = (at - Date.parse(opened_at)) / DAY_MS;
  return value > 0 ? [{ at, value, receipt: receiptOf('deal', id, at) }] : [];
}

function verdictOf(interval: [number, number] | null): Analysis['decision_speed']['verdict'] {
  if (!interval) return 'no_clear_difference';
  const [low, high] = interval;
  if (high < 1) return 'faster';
  return low > 1 ? 'slower' : 'no_clear_difference';
}

/** Won of closed, among the deals on which they are the main contact or took part. */
export function conversionOf({ deals }: Behaviour, priors: Priors): Analysis['conversion'] {
  const won = deals.filter(({ status }) => status === 'won');
  const closed = deals.filter(({ status }) => status !== 'open');
  const trials = closed.map(({ id, status, closed_at, opened_at, created_at }) => {
    const at = Date.parse(closed_at ?? opened_at ?? created_at);
    return { at, status, receipt: receiptOf('deal', id, at) };
  });
  return {
    ...rateOf(trials, ({ status }) => status === 'won', priors.win),
    won: won.length,
    lost: closed.length - won.length,
    open: deals.length - closed.length,
    won_value: [...new Set(won.map(({ currency }) => currency))].sort().flatMap((currency) => {
      const amounts = won.flatMap((deal) => (deal.currency === currency && deal.amount ? [deal.amount] : []));
      const total = amounts.reduce((sum, amount) => sum + amount, 0);
      return amounts.length === 0
        ? []
        : [{ currency, total: Math.round(total * 100) / 100, n: amounts.length }];
    }),
  };
}
