import { addDays, localDay, startOfDay } from '@/lib/learning/calendar';
import { agentParams } from './report-query';

/** Days of a calendar, the last ones included. */
export type Periods = { from: string; to: string; baselineFrom: string; baselineTo: string };

/** So many days, today included, and as many before. */
export function lastDays(days: number, timeZone: string, now = new Date()): Periods {
  const today = localDay(now, timeZone);
  const from = addDays(today, 1 - days);
  return { from, to: today, baselineFrom: addDays(from, -days), baselineTo: addDays(from, -1) };
}

/** What is wrong with the periods, in words; null when nothing is. */
export function periodProblem({ from, to, baselineFrom, baselineTo }: Periods): string | null {
  if (![from, to, baselineFrom, baselineTo].every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)))
    return 'Choose all four days.';
  if (from > to) return 'The period begins after it ends.';
  if (baselineFrom > baselineTo) return 'The baseline begins after it ends.';
  return null;
}

/** The query of GET /reports/performance for days of the organisation's zone. */
export function performanceQueryOf(agents: string, periods: Periods, timeZone: string): string {
  const params = agentParams(agents);
  const at = (day: string) => startOfDay(day, timeZone).toISOString();
  params.set('from', at(periods.from));
  params.set('to', at(addDays(periods.to, 1)));
  params.set('baseline_from', at(periods.baselineFrom));
  params.set('baseline_to', at(addDays(periods.baselineTo, 1)));
  return params.toString();
}
