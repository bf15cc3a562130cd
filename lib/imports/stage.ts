import 'server-only';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import type { ImportKind } from './kinds';
import type { Prepared } from './prepare';
import { MAX_LISTED } from './schema';

export type NewBatch = { kind: ImportKind; origin: 'api' | 'screen'; fileName: string | null };

// About 40 ms a chunk on the embedded database, whose other requests wait meanwhile.
const CHUNK = 500;

/** What is known about a batch before its rows are committed. */
export function batchFacts(prepared: Prepared) {
  return {
    encoding: prepared.encoding,
    mapping: prepared.mapping as NonNullable<Json>,
    total_rows: prepared.records.length,
    staged_rows: 0,
    rejected: new Set(prepared.errors.map(({ row }) => row)).size,
    errors: prepared.errors.slice(0, MAX_LISTED) as NonNullable<Json>,
    warnings: prepared.warnings as NonNullable<Json>,
    normalization: prepared.suggestions as NonNullable<Json>,
  };
}

export async function createBatch(
  db: Db,
  orgId: string,
  batch: NewBatch,
  prepared: Prepared,
): Promise<string> {
  const row = await must(
    db
      .from('import_batches')
      .insert({
        org_id: orgId,
        kind: batch.kind,
        origin: batch.origin,
        file_name: batch.fileName,
        ...batchFacts(prepared),
      })
      .select('id')
      .single(),
  );
  return row.id;
}

/** Puts the rows beside the batch. `onProgress` says whether to go on. */
export async function stageRows(
  db: Db,
  orgId: string,
  batchId: string,
  prepared: Prepared,
  onProgress?: (staged: number) => Promise<boolean>,
): Promise<boolean> {
  const { records } = prepared;
  for (let from = 0; from < records.length; from += CHUNK) {
    const chunk = records.slice(from, from + CHUNK).map(({ row, line, data }) => ({
      org_id: orgId,
      batch_id: batchId,
      row_number: row,
      line_number: line ?? null,
      data: data as NonNullable<Json>,
    }));
    await must(db.from('import_rows').insert(chunk));
    if (onProgress && !(await onProgress(from + chunk.length))) return false;
  }
  return true;
}

/** One transaction. A dry run does the same work and takes it back, the batch included. */
export async function commitBatch(
  db: Db,
  batchId: string,
  isDryRun: boolean,
): Promise<Record<string, unknown>> {
  const batch = await must(db.rpc('commit_import', { p_batch_id: batchId, p_dry_run: isDryRun }));
  if (typeof batch !== 'object' || batch === null || Array.isArray(batch)) {
    throw new AppError('internal', 'The import gave no report.');
  }
  return batch;
}

export async function discardBatch(db: Db, orgId: string, batchId: string): Promise<void> {
  await must(db.from('import_batches').delete().eq('org_id', orgId).eq('id', batchId));
}
