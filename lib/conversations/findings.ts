import { ratePosterior } from '../stats/beta';
import { NOTHING_SEEN } from '../stats/rate';
import { type Estimate, type Figures, type HourFigures, quantileOf, shareOf } from './figures';

/*
 * What can be wrong has a name that stays the same from report to report, and one figure by which it is measured:
 * error_rate, error:<message>, intent:<name>, slow, hour:<0–23>, rating:<intent>, verbosity, repeats.
 */

const MAX_CLUSTERS = 100;
const MIN_IN_HOUR = 10;
const ENOUGH_REST = 30;
const CLEARLY_MORE = 0.15;
/** One of 24 hours and hundreds of single ones is looked for, hence stricter than the 90 % elsewhere. */
const HOUR_LEVEL = 0.998;

const rest = (key: string): string => key.slice(key.indexOf(':') + 1);

/** The figure of a finding in a period; null where there is nothing to measure it by. */
export function measure(key: string, figures: Figures): Estimate | null {
  const { n, successes, errors, intents, hours, length, sessions, ratings } = figures;
  if (key === 'error_rate') return shareOf(n - successes, n);
  if (key === 'slow') return quantileOf(figures, 'p95');
  if (key === 'verbosity') return shareOf(length.n_long, n);
  if (key === 'repeats') return shareOf(sessions.repeat_questions, n);
  if (key.startsWith('error:')) {
    const cluster = errors.clusters.find(({ error_message }) => error_message === rest(key));
    // Of very many the rare ones are not listed: at most as frequent as the last of the list.
    const unlisted = errors.n > MAX_CLUSTERS ? (errors.clusters.at(-1)?.count ?? 0) : 0;
    return shareOf(cluster?.count ?? unlisted, n);
  }
  if (key.startsWith('intent:')) {
    const found = intents.find(({ intent }) => intent === rest(key));
    return found ? shareOf(found.failures, found.n) : null;
  }
  if (key.startsWith('rating:')) {
    const found = ratings.intents.find(({ intent }) => intent === rest(key));
    return found ? shareOf(found.low, found.n) : null;
  }
  const hour = hours.find(({ hour, started_at }) => started_at === null && hour === Number(rest(key)));
  return hour ? shareOf(hour.slow, hour.n) : null;
}

export type SlowHour = { hour: number; day: string | null; bucket: HourFigures; others: Estimate };

/** Hours that are credibly slower than all others; where one single day explains it, with that day. */
export function slowHours({ hours }: Figures, baseline: Figures): SlowHour[] {
  const [daily, single] = [
    hours.filter(({ started_at }) => started_at === null),
    hours.filter(({ started_at }) => started_at !== null),
  ];
  const all = sum(daily);
  const before = sum(baseline.hours.filter(({ started_at }) => started_at === null));
  const others = ({ n, slow }: HourFigures) => {
    const left = { n: all.n - n, slow: all.slow - slow };
    return left.n >= ENOUGH_REST ? left : { n: left.n + before.n, slow: left.slow + before.slow };
  };
  return daily
    .flatMap((bucket): SlowHour[] => {
      const parts = single.filter((part) => part.hour === bucket.hour && isSlower(part, others(part)));
      const [worst] = [...parts].sort((a, b) => b.slow - a.slow);
      const isOneDay =
        worst !== undefined && parts.length === 1 && worst.slow >= 0.8 * bucket.slow && worst.n < bucket.n;
      const found = isOneDay || !isSlower(bucket, others(bucket)) ? worst : bucket;
      const share = found && shareOf(others(found).slow, others(found).n);
      if (!found || !share) return [];
      return [{ hour: bucket.hour, day: found.day, bucket: found, others: share }];
    })
    .sort((a, b) => b.bucket.slow - a.bucket.slow);
}

const sum = (hours: readonly HourFigures[]) => ({
  n: hours.reduce((total, { n }) => total + n, 0),
  slow: hours.reduce((total, { slow }) => total + slow, 0),
});

type Slow = { n: number; slow: number };
function isSlower(hour: Slow, others: Slow): boolean {
  if (hour.n < MIN_IN_HOUR || others.n < ENOUGH_REST) return false;
  const mine = ratePosterior(hour.slow, hour.n, NOTHING_SEEN, HOUR_LEVEL);
  const theirs = ratePosterior(others.slow, others.n, NOTHING_SEEN, HOUR_LEVEL);
  return mine.interval[0] > theirs.interval[1] && mine.mean - theirs.mean >= CLEARLY_MORE;
}
