import 'server-only';
import { z } from 'zod';
import { isInCommons } from '../intelligence/queries';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { readFigures } from './benchmark-queries';
import { EDGES, fromScale, toBins, toScale } from './benchmark-scale';
import { weightOfExpectation } from './benchmark-weight';
import { BENCHMARK_METRICS, type BenchmarkMetric } from './compare-schema';
import { industriesOf } from './industry';

const countedSchema = z.array(
  z.object({
    industry: z.string(),
    company_size: z.string(),
    metric: z.enum(BENCHMARK_METRICS),
    n: z.number().int(),
    mean: z.number(),
    variance: z.number(),
    bins: z.record(z.string(), z.number().int()),
  }),
);
type Counted = z.infer<typeof countedSchema>;

/** Learns what is usual among the organisation's own people; true when it is shared with the commons. */
export async function learnBenchmarks(db: Db, orgId: string): Promise<boolean> {
  const spellings = await must(db.rpc('distinct_industries', { p_org_id: orgId }));
  const [answer, figures] = await Promise.all([
    must(
      db.rpc('benchmark_cells', {
        p_org_id: orgId,
        p_industries: industriesOf(spellings),
        p_edges: Object.fromEntries(Object.entries(EDGES).map(([metric, edges]) => [metric, [...edges]])),
      }),
    ),
    readFigures(db, orgId),
  ]);
  const counted = countedSchema.parse(answer);
  const expected = new Map(
    figures.map((cell) => [
      `${cell.industry} ${cell.company_size} ${cell.metric}`,
      cell.commons?.mean ?? toScale(cell.metric, cell.builtIn),
    ]),
  );
  const rows = BENCHMARK_METRICS.flatMap((metric) => rowsOf(metric, counted, expected));
  await must(db.rpc('store_benchmarks', { p_org_id: orgId, p_rows: rows }));
  if (!(await isInCommons(db, orgId))) return false;
  await must(db.rpc('contribute_benchmarks', { p_org_id: orgId }));
  return true;
}

function rowsOf(metric: BenchmarkMetric, counted: Counted, expected: ReadonlyMap<string, number>) {
  const cells = counted.flatMap((cell) => {
    const mean = expected.get(`${cell.industry} ${cell.company_size} ${cell.metric}`);
    return cell.metric === metric && mean !== undefined ? [{ ...cell, expected: mean }] : [];
  });
  // Totals repeat what their parts say.
  const parts = cells.filter(({ industry, company_size }) => industry !== 'all' && company_size !== 'all');
  const weight = weightOfExpectation(parts);
  return cells.map(({ industry, company_size, n, mean, variance, bins }) => ({
    industry,
    company_size,
    metric,
    value: fromScale(metric, mean),
    n,
    variance,
    weight,
    bins: toBins(metric, bins),
  }));
}
