import 'server-only';
import { gunzipSync, gzipSync } from 'node:zlib';
import { toCsv } from '../csv';
import { AppError } from '../errors';
import { parseJson } from '../http/body';
import { enqueue } from '../jobs/enqueue';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import type { ImportKind } from './kinds';
import { prepareImport } from './prepare';
import { getImportSummary, readReferences } from './queries';
import {
  type ImportBatch,
  type ImportResult,
  importResultSchema,
  type Mapping,
  mappingSchema,
  type UndoReport,
  undoReportSchema,
} from './schema';
import { readSource } from './source';
import { commitBatch, createBatch, discardBatch, type NewBatch, stageRows } from './stage';
import { cellText, type SourceTable } from './table';

export type ImportRequest = NewBatch & {
  table: SourceTable;
  mapping?: Mapping | undefined;
  isDryRun: boolean;
};

/** Reads, checks and commits a whole table, or shows what that would do. */
export async function runImport(db: Db, orgId: string, request: ImportRequest): Promise<ImportResult> {
  const prepared = prepareImport(
    request.kind,
    request.table,
    request.mapping,
    await readReferences(db, orgId, request.kind),
  );
  const batchId = await createBatch(db, orgId, request, prepared);
  try {
    await stageRows(db, orgId, batchId, prepared);
    return toResult(await commitBatch(db, batchId, request.isDryRun), request.isDryRun);
  } catch (cause) {
    // Nothing was committed; a batch that could not even be removed shows up as interrupted.
    await discardBatch(db, orgId, batchId).catch(() => undefined);
    throw cause;
  }
}

function toResult(batch: Record<string, unknown>, isDryRun: boolean): ImportResult {
  return importResultSchema.parse({ ...batch, batch_id: isDryRun ? null : batch.id, dry_run: isDryRun });
}

/** A dry run for the screen, with the rejected rows as a file that can be put right and imported again. */
export async function checkImport(db: Db, orgId: string, request: Omit<ImportRequest, 'isDryRun'>) {
  const result = await runImport(db, orgId, { ...request, isDryRun: true });
  return { ...result, rejected_csv: rejectedCsv(request.table, result) };
}

function rejectedCsv({ columns, rows }: SourceTable, { errors }: ImportResult): string {
  const reasons = new Map<number, string[]>();
  for (const { row, field, message } of errors) {
    reasons.set(row, [...(reasons.get(row) ?? []), field ? `${field}: ${message}` : message]);
  }
  const cells = new Map(rows.map((row) => [row.row, row]));
  const lines = [...reasons].map(([row, messages]) => {
    const source = cells.get(row);
    return [source?.line ?? row, messages.join(' '), ...columns.map((_, at) => cellText(source?.cells[at]))];
  });
  return toCsv(['line', 'reason', ...columns], lines, { forExcel: true });
}

/** Puts a file on the queue: a job imports it on behalf of the person and reports progress. */
export async function queueImport(
  db: Db,
  orgId: string,
  {
    kind,
    fileName,
    bytes,
    mapping,
  }: { kind: ImportKind; fileName: string; bytes: Uint8Array; mapping: Mapping },
): Promise<{ batch_id: string }> {
  const batch = await must(
    db
      .from('import_batches')
      .insert({
        org_id: orgId,
        kind,
        origin: 'screen',
        status: 'queued',
        file_name: fileName,
        mapping: mapping as NonNullable<Json>,
      })
      .select('id')
      .single(),
  );
  const content = gzipSync(bytes).toString('base64');
  await must(db.from('import_files').insert({ org_id: orgId, batch_id: batch.id, content }));
  await enqueue(db, 'imports.run', { org_id: orgId, batch_id: batch.id });
  return { batch_id: batch.id };
}

export async function readQueuedFile(db: Db, orgId: string, batchId: string): Promise<Uint8Array> {
  const [file] = await must(
    db.from('import_files').select('content').eq('org_id', orgId).eq('batch_id', batchId).limit(1),
  );
  if (!file)
    throw new AppError('not_found', 'The file of this import is not there any more. Upload it again.');
  return gunzipSync(Buffer.from(file.content, 'base64'));
}

/** Stops an import that has not been committed. After the commit, undo it. */
export async function cancelImport(db: Db, orgId: string, batchId: string): Promise<ImportBatch> {
  const stopped = await must(
    db
      .from('import_batches')
      .update({ status: 'cancelled' })
      .eq('org_id', orgId)
      .eq('id', batchId)
      .in('status', ['queued', 'staging'])
      .select('id'),
  );
  const batch = await getImportSummary(db, orgId, batchId);
  if (stopped.length === 0 && batch.status !== 'cancelled') {
    throw new AppError('conflict', 'This import is finished already. Undo it instead.');
  }
  await must(db.from('import_rows').delete().eq('org_id', orgId).eq('batch_id', batchId));
  await must(db.from('import_files').delete().eq('org_id', orgId).eq('batch_id', batchId));
  return batch;
}

export async function undoImport(db: Db, batchId: string): Promise<UndoReport> {
  return undoReportSchema.parse(await must(db.rpc('undo_import', { p_batch_id: batchId })));
}

/** `?mapping=` of a request. */
export function parseMapping(text: string | undefined): Mapping | undefined {
  if (text === undefined || text === '') return undefined;
  let json: unknown;
  try {
    json = parseJson(new TextEncoder().encode(text));
  } catch (cause) {
    throw new AppError('validation', 'The mapping is not readable JSON.', { cause });
  }
  const parsed = mappingSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new AppError('validation', 'The mapping must be {"column": {"field": "…", "values"?: {…}}}.', {
    errors: parsed.error.issues.map(({ path, message }) => ({
      path: ['mapping', ...path].join('.'),
      message,
    })),
  });
}

/** The rows of a body for slices that import their own kind: columns, cells, and what could not be read. */
export function readRows(contentType: string | null, bytes: Uint8Array) {
  const { columns, rows, rejected } = readSource(contentType, bytes);
  const records = rows.map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries(columns.map((column, index) => [column, cells[index]])),
  }));
  return { columns, records, rejected };
}
