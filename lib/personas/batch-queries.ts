import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import {
  type BatchDetail,
  batchItemSchema,
  MAX_BATCH,
  type PersonaBatch,
  personaBatchSchema,
} from './batch-schema';

const COLUMNS = 'id, mode, origin, status, engine, reason, created_by, created_at, finished_at' as const;
const RECENT = 20;

/** The newest batches with how far they are. */
export async function listBatches(db: Db, orgId: string): Promise<PersonaBatch[]> {
  const rows = await must(
    db
      .from('persona_batches')
      .select(COLUMNS)
      .eq('org_id', orgId)
      .order('created_at', { ascending: false })
      .limit(RECENT),
  );
  return withCounts(db, orgId, rows);
}

export async function getBatch(db: Db, orgId: string, id: string): Promise<BatchDetail> {
  const rows = await must(
    db.from('persona_batches').select(COLUMNS).eq('org_id', orgId).eq('id', id).limit(1),
  );
  const [batch] = await withCounts(db, orgId, rows);
  if (!batch) throw new AppError('not_found', 'There is no such batch.');
  const items = await must(
    db
      .from('persona_batch_items')
      .select('contact_id, status, persona_id, engine, reason, contact:contacts(name, email)')
      .eq('org_id', orgId)
      .eq('batch_id', id)
      .order('place')
      .limit(MAX_BATCH),
  );
  return {
    ...batch,
    rejected: [],
    items: items.map(({ contact, ...item }) =>
      batchItemSchema.parse({ ...item, contact: contact?.name ?? contact?.email ?? null }),
    ),
  };
}

type Row = { id: string };

async function withCounts(db: Db, orgId: string, rows: readonly Row[]): Promise<PersonaBatch[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const counts = await must(db.rpc('persona_batch_counts', { p_org_id: orgId, p_batch_ids: ids }));
  return rows.map((row) => {
    const own = counts.filter(({ batch_id }) => batch_id === row.id);
    const of = (status: string) => own.find((count) => count.status === status)?.n ?? 0;
    return personaBatchSchema.parse({
      ...row,
      total: own.reduce((sum, { n }) => sum + n, 0),
      done: of('done'),
      failed: of('failed'),
      cancelled: of('cancelled'),
      asked: of('asked'),
      waiting: of('waiting'),
    });
  });
}
