import 'server-only';
import { z } from 'zod';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { associate } from './association';
import { BENCHMARK_METRICS } from './compare-schema';
import {
  type BenchmarkMonth,
  benchmarkTrend,
  compareMethods,
  type GenerationCount,
  monthsUntil,
  qualityTrend,
  type RatingCount,
  ratingGroups,
} from './report';
import type { PersonaReport } from './report-schema';
import { PERSONA_METHODS, PERSONA_MODES } from './sections';

const count = z.number().int();
const coverageSchema = z.object({
  contacts: count,
  with_persona: count,
  active: count,
  active_with_persona: count,
  outdated: count,
  uses: z.object({ viewed: count, exported: count, drafted: count, generations: count }),
});
const dealsSchema = z.object({
  first_use: z.number().nullable(),
  deals: z.array(
    z.object({
      won: z.boolean(),
      opened: z.number(),
      closed: z.number(),
      size: z.string().nullable(),
      used: z.number().nullable(),
      stages: z.array(z.object({ at: z.number(), stage: z.string() })),
    }),
  ),
});
const modeSchema = z.enum(PERSONA_MODES);
const methodSchema = z.enum(PERSONA_METHODS);
const assumptionSchema = z.object({ minutes_each: z.number().positive() }).nullable().catch(null);

/** How personas are doing: what was generated, how good it is, whom it covers, how it is rated and used. */
export async function personaReport(
  db: Db,
  orgId: string,
  months: number,
  now = new Date(),
): Promise<PersonaReport> {
  const window = monthsUntil(now, months);
  const range = { p_org_id: orgId, p_from: `${window[0]}-01T00:00:00Z` };
  const [generationRows, ratingRows, coverageRow, dealsRow, [org], ...benchmarks] = await Promise.all([
    must(db.rpc('persona_generation_counts', range)),
    must(db.rpc('persona_rating_counts', range)),
    must(db.rpc('persona_coverage', range)),
    must(db.rpc('persona_use_deals', { p_org_id: orgId })),
    must(db.from('organizations').select('assumption:settings->persona_report').eq('id', orgId).limit(1)),
    ...BENCHMARK_METRICS.map(async (metric) => {
      const rows = await must(db.rpc('persona_benchmark_months', { ...range, p_metric: metric }));
      return rows.map((row): BenchmarkMonth => ({ ...row, metric }));
    }),
  ]);
  const generations = generationRows.map(
    (row): GenerationCount => ({ ...row, mode: modeSchema.parse(row.mode) }),
  );
  const ratings = ratingRows.map(
    (row): RatingCount => ({
      ...row,
      mode: modeSchema.parse(row.mode),
      method: methodSchema.parse(row.method),
    }),
  );
  const { uses, ...coverage } = coverageSchema.parse(coverageRow);
  const { first_use, deals } = dealsSchema.parse(dealsRow);
  return {
    as_of: now.toISOString(),
    months,
    totals: {
      generations: generations.reduce((sum, row) => sum + row.generations, 0),
      personas: coverage.with_persona,
      ratings: ratings.reduce((sum, row) => sum + row.n, 0),
      views: uses.viewed,
      exports: uses.exported,
      drafts: uses.drafted,
    },
    generations: generations.map(({ month, mode, engine, generations: n }) => ({ month, mode, engine, n })),
    quality: qualityTrend(generations, window),
    benchmarks: benchmarkTrend(benchmarks.flat(), window),
    coverage,
    ratings: ratingGroups(ratings),
    method_test: compareMethods(ratings),
    time_saved: timeSaved(assumptionSchema.parse(org?.assumption), uses.generations),
    association: associate(deals, first_use ?? Number.POSITIVE_INFINITY),
  };
}

function timeSaved(assumption: z.infer<typeof assumptionSchema>, used: number): PersonaReport['time_saved'] {
  if (!assumption) return null;
  const { minutes_each } = assumption;
  return { minutes_each, used_generations: used, hours: (minutes_each * used) / 60 };
}

/** What an admin assumes that a persona which is read saves; null leaves time saved out of the report. */
export async function assumeMinutes(db: Db, orgId: string, minutes: number | null): Promise<void> {
  const p_value = minutes === null ? null : { minutes_each: minutes };
  await must(db.rpc('change_setting', { p_org_id: orgId, p_key: 'persona_report', p_value }));
}
