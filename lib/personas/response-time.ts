import { type Slope, theilSen } from '../stats/theil-sen';
import type { Analysis } from './analysis-schema';
import { evidenceOf, type Measured, meanOf, medianOf, rateOf } from './figure';
import type { Priors } from './priors';
import type { Turn } from './turns';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A turn that is younger and unanswered says nothing yet: the ledger's own waiting period. */
const PATIENCE_MS = 14 * DAY_MS;
const MIN_FOR_TREND = 8;
/** The newest are enough for a trend, and the pairs of more would be many. */
const TREND_POINTS = 200;
/** Below a minute two replies are equally fast. */
const SHORTEST_HOURS = 1 / 60;

type Response = Measured & { sentAt: number; turn: Turn };

/** How long the contact takes to answer, from the first message of each turn of ours to their reply. */
export function responsesOf(turns: readonly Turn[]): Response[] {
  return turns.flatMap((turn) => {
    const [first] = turn.messages;
    if (!first || !turn.reply) return [];
    const { at, receipt } = turn.reply;
    return [{ at, receipt, value: (at - first.at) / HOUR_MS, sentAt: first.at, turn }];
  });
}

export function responseTime(
  turns: readonly Turn[],
  asOf: number,
  priors: Priors,
): Analysis['response_time'] {
  const responses = responsesOf(turns);
  const decided = turns.flatMap((turn) => {
    const [first] = turn.messages;
    if (!first) return [];
    const isAnswered = turn.reply !== null || turn.messages.some(({ replied }) => replied === true);
    const isOld = asOf - first.at >= PATIENCE_MS;
    return isAnswered || isOld ? [{ at: first.at, receipt: first.receipt, isAnswered }] : [];
  });
  return {
    mean_hours: meanOf(responses),
    median_hours: medianOf(responses),
    answered: rateOf(decided, ({ isAnswered }) => isAnswered, priors.reply),
    trend: trendOf(responses),
  };
}

function trendOf(responses: readonly Response[]): Analysis['response_time']['trend'] {
  const newest = [...responses]
    .sort((a, b) => b.at - a.at || (a.receipt.id < b.receipt.id ? -1 : 1))
    .slice(0, TREND_POINTS);
  const months = (at: number) => at / (30 * DAY_MS);
  const points = newest.map(({ sentAt, value }) => ({
    x: months(sentAt),
    y: Math.log(Math.max(value, SHORTEST_HOURS)),
  }));
  const slope = points.length < MIN_FOR_TREND ? null : theilSen(points);
  if (!slope) {
    return { ...evidenceOf(newest), direction: 'no_clear_trend', change_per_month: null, interval: null };
  }
  const [low, high] = slope.interval;
  return {
    ...evidenceOf(newest),
    direction: directionOf(slope),
    change_per_month: Math.expm1(slope.slope),
    interval: [Math.expm1(low), Math.expm1(high)],
  };
}

function directionOf({ interval: [low, high] }: Slope): 'faster' | 'slower' | 'no_clear_trend' {
  if (high < 0) return 'faster';
  return low > 0 ? 'slower' : 'no_clear_trend';
}

const SERIES = 200;

export function responseSeries(turns: readonly Turn[]): Analysis['charts']['response_times'] {
  return responsesOf(turns)
    .sort((a, b) => a.at - b.at || (a.receipt.id < b.receipt.id ? -1 : 1))
    .slice(-SERIES)
    .map(({ at, sentAt, value, receipt, turn }) => ({
      sent_at: new Date(sentAt).toISOString(),
      replied_at: new Date(at).toISOString(),
      hours: value,
      channel: turn.messages[0]?.channel ?? 'other',
      receipt,
    }));
}
