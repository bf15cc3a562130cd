import { AppError } from '../errors';
import { afterPosition, decodeCursor, type List, type ListQuery, toPage } from '../http/list';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import type { ImportKind } from './kinds';
import type { References } from './near-misses';
import {
  type ImportBatch,
  type ImportBatchDetail,
  importBatchDetailSchema,
  importBatchSchema,
  type SavedMapping,
  savedMappingSchema,
} from './schema';

const SUMMARY =
  `id, kind, origin, status, file_name, encoding, total_rows, staged_rows, inserted, updated, unchanged, rejected,
  failure, created_by, created_at, committed_at, undone_at, undo_report` as const;

/** Imports, newest first. */
export async function listImports(db: Db, orgId: string, query: ListQuery): Promise<List<ImportBatch>> {
  const after = decodeCursor(query.cursor);
  let request = db.from('import_batches').select(SUMMARY).eq('org_id', orgId);
  if (after) request = request.or(afterPosition(after, 'created_at', 'desc'));
  const rows = await must(
    request
      .order('created_at', { ascending: false })
      .order('id', { ascending: false })
      .limit(query.limit + 1),
  );
  const page = toPage(rows, query.limit, (row) => [row.created_at, row.id]);
  return { ...page, data: page.data.map((row) => importBatchSchema.parse(row)) };
}

export async function getImport(db: Db, orgId: string, id: string): Promise<ImportBatchDetail> {
  const [row] = await must(
    db
      .from('import_batches')
      .select(`${SUMMARY}, mapping, errors, warnings, normalization` as const)
      .eq('org_id', orgId)
      .eq('id', id)
      .limit(1),
  );
  if (!row) throw new AppError('not_found', 'There is no such import.');
  return importBatchDetailSchema.parse(row);
}

/** How an import stands, without its lists: what a progress bar asks for. */
export async function getImportSummary(db: Db, orgId: string, id: string): Promise<ImportBatch> {
  const [row] = await must(
    db.from('import_batches').select(SUMMARY).eq('org_id', orgId).eq('id', id).limit(1),
  );
  if (!row) throw new AppError('not_found', 'There is no such import.');
  return importBatchSchema.parse(row);
}

export async function listSavedMappings(db: Db, orgId: string, signature?: string): Promise<SavedMapping[]> {
  let request = db
    .from('import_mappings')
    .select('id, name, kind, header_signature, mapping')
    .eq('org_id', orgId);
  if (signature) request = request.eq('header_signature', signature);
  const rows = await must(request.order('updated_at', { ascending: false }).limit(100));
  return rows.map((row) => savedMappingSchema.parse(row));
}

const MAX_REFERENCES = 2_000;

/** The spellings that are known here, for near misses. */
export async function readReferences(db: Db, orgId: string, kind: ImportKind): Promise<References> {
  if (kind !== 'deals' && kind !== 'contacts') return {};
  const [companies, products] = await Promise.all([
    must(db.from('companies').select('name').eq('org_id', orgId).limit(MAX_REFERENCES)),
    must(db.from('products').select('name').eq('org_id', orgId).limit(MAX_REFERENCES)),
  ]);
  return { company: companies.map(({ name }) => name), product: products.map(({ name }) => name) };
}
