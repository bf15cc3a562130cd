import { z } from 'zod';
import { errorPatternSchema } from '../conversations/report-schema';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { bucketsOf, localDay, periodsOf } from './calendar';
import { entryOf, FIGURE_KEYS, SERIES_KEYS } from './figures';
import type { PeriodDays } from './period-choices';
import {
  type Figure,
  type Learning,
  openSuggestionSchema,
  type Series,
  storedFigureSchema,
  storedSeriesSchema,
} from './schema';
import { notComputed } from './stored';

const span = z.object({ from: z.string(), to: z.string() });
export const storedPeriodSchema = z.object({ time_zone: z.string(), period: span, previous: span });

/** The figures as the job left them: one short select, however large the organisation. */
export async function getLearning(
  db: Db,
  orgId: string,
  days: PeriodDays,
  now = new Date(),
): Promise<Learning> {
  const rows = await must(
    db.from('learning_figures').select('key, value, computed_at').eq('org_id', orgId).eq('days', days),
  );
  const stored = new Map(rows.map(({ key, value }) => [key, value]));
  const today = localDay(now, 'UTC');
  const { time_zone, period, previous } = storedPeriodSchema
    .catch({ time_zone: 'UTC', ...periodsOf(today, days) })
    .parse(stored.get('period'));
  return {
    computed_at: rows.map(({ computed_at }) => computed_at).sort()[0] ?? null,
    time_zone,
    period: { ...period, days },
    previous,
    figures: FIGURE_KEYS.map((key): Figure => {
      const { series: _series, empty: _empty, ...entry } = entryOf(key);
      return { ...entry, ...storedFigureSchema.catch(notComputed()).parse(stored.get(key)) };
    }),
    series: SERIES_KEYS.map((key): Series => {
      const { series: title = '', unit } = entryOf(key);
      const nothing = { every: bucketsOf(today, days).every, points: [] };
      return { key, title, unit, ...storedSeriesSchema.catch(nothing).parse(stored.get(`series:${key}`)) };
    }),
    error_patterns: z.array(errorPatternSchema).catch([]).parse(stored.get('error_patterns')),
    suggestions: z.array(openSuggestionSchema).catch([]).parse(stored.get('suggestions')),
  };
}
