import type { Analysis } from './analysis-schema';
import { evidenceOf } from './figure';
import type { Touch } from './touches';
import type { LocalTime } from './zone';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const MIN_WEEKS = 8;
const MAX_MONTHS = 36;

/** Interactions a week since the first one; the interval is that of the weekly counts' mean (±1.645 standard errors). */
export function frequencyOf(touches: readonly Touch[], asOf: number): Analysis['frequency'] {
  const [first] = touches;
  const last = touches.at(-1);
  const inbound = touches.filter(({ direction }) => direction === 'inbound').at(-1);
  const iso = (touch: Touch | undefined) => (touch ? new Date(touch.at).toISOString() : null);
  const counts = weekly(touches, first?.at ?? asOf, asOf);
  const mean = touches.length === 0 ? null : touches.length / counts.length;
  return {
    per_week: {
      ...evidenceOf(touches),
      value: mean,
      interval: mean === null ? null : meanInterval(counts, mean),
    },
    last_90_days: touches.filter(({ at }) => at > asOf - 90 * DAY_MS).length,
    first_at: iso(first),
    last_at: iso(last),
    last_inbound_at: iso(inbound),
    days_since_last: last ? Math.floor((asOf - last.at) / DAY_MS) : null,
  };
}

function weekly(touches: readonly Touch[], start: number, asOf: number): number[] {
  const counts = Array.from({ length: Math.max(1, Math.ceil((asOf - start) / WEEK_MS)) }, () => 0);
  for (const { at } of touches) {
    const week = Math.min(Math.floor((at - start) / WEEK_MS), counts.length - 1);
    counts[week] = (counts[week] ?? 0) + 1;
  }
  return counts;
}

function meanInterval(counts: readonly number[], mean: number): [number, number] | null {
  if (counts.length < MIN_WEEKS) return null;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1);
  const margin = 1.645 * Math.sqrt(variance / counts.length);
  return [Math.max(0, mean - margin), mean + margin];
}

/** Every month from the first to the last interaction, the quiet ones too; the newest three years. */
export function monthlySeries(
  touches: readonly Touch[],
  local: (at: number) => LocalTime,
): Analysis['charts']['months'] {
  const months = new Map<string, { inbound: number; outbound: number; meetings: number }>();
  const [first, last] = [touches[0], touches.at(-1)];
  if (!first || !last) return [];
  for (let month = monthOf(local, first.at); month <= monthOf(local, last.at); month = monthAfter(month)) {
    months.set(month, { inbound: 0, outbound: 0, meetings: 0 });
  }
  for (const touch of touches) {
    const counts = months.get(monthOf(local, touch.at));
    if (!counts) continue;
    if (touch.kind === 'meeting') counts.meetings++;
    else if (touch.direction) counts[touch.direction]++;
  }
  return [...months].map(([month, counts]) => ({ month, ...counts })).slice(-MAX_MONTHS);
}

const monthOf = (local: (at: number) => LocalTime, at: number) => local(at).date.slice(0, 7);

function monthAfter(month: string): string {
  const [year = 0, place = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, place, 1)).toISOString().slice(0, 7);
}
