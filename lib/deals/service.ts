import 'server-only';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { closingFields } from './closing';
import { getDeal } from './queries';
import type { DealDetail, DealUpdate } from './schema';

/**
 * Changes a deal if it still is as the person saw it. The stage history, the field history and the facts
 * deal.changed and deal.closed are written by the database in the same transaction.
 */
export async function updateDeal(
  db: Db,
  orgId: string,
  id: string,
  input: DealUpdate,
  now: Date,
): Promise<DealDetail> {
  const { updated_at: seen, ...changes } = input;
  const current = await getDeal(db, orgId, id);
  if (current.updated_at !== seen) throw changedMeanwhile();
  const rows = await must(
    db
      .from('deals')
      .update({ ...changes, ...closingFields(current, changes, now) })
      .eq('org_id', orgId)
      .eq('id', id)
      // Times come back in milliseconds from one database and in microseconds from another.
      .gte('updated_at', seen)
      .lt('updated_at', new Date(Date.parse(seen) + 1).toISOString())
      .select('id'),
  );
  if (rows.length === 0) {
    const latest = await getDeal(db, orgId, id);
    if (latest.updated_at !== seen) throw changedMeanwhile();
    throw new AppError(
      'forbidden',
      'This deal belongs to somebody else. Its owner or an admin can change it.',
    );
  }
  return getDeal(db, orgId, id);
}

function changedMeanwhile(): AppError {
  return new AppError(
    'conflict',
    'Somebody changed this deal in the meantime. Look at it again, then repeat your change.',
  );
}
