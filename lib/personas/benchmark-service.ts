import 'server-only';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { listBenchmarks } from './benchmark-queries';
import type { BenchmarkRow, ResetBenchmark, SetBenchmark } from './benchmark-schema';

async function rowOf(db: Db, orgId: string, cell: ResetBenchmark): Promise<BenchmarkRow> {
  const row = (await listBenchmarks(db, orgId)).find(
    ({ industry, company_size, metric }) =>
      industry === cell.industry && company_size === cell.company_size && metric === cell.metric,
  );
  if (!row) throw new AppError('not_found', 'There is no such benchmark.');
  return row;
}

/** An admin's own value, used before everything that was learned; row-level security refuses others. */
export async function setBenchmark(db: Db, orgId: string, input: SetBenchmark): Promise<BenchmarkRow> {
  await must(
    db
      .from('industry_benchmarks')
      .upsert(
        { org_id: orgId, source: 'custom', ...input },
        { onConflict: 'org_id,industry,company_size,metric,source' },
      ),
  );
  return rowOf(db, orgId, input);
}

/** Takes an entered value away: what was learned or assumed counts again. */
export async function resetBenchmark(db: Db, orgId: string, cell: ResetBenchmark): Promise<BenchmarkRow> {
  await must(
    db
      .from('industry_benchmarks')
      .delete()
      .eq('org_id', orgId)
      .eq('source', 'custom')
      .eq('industry', cell.industry)
      .eq('company_size', cell.company_size)
      .eq('metric', cell.metric),
  );
  return rowOf(db, orgId, cell);
}
