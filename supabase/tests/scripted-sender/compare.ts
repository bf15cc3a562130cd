import { must } from '../../../lib/supabase/must';
import type { Db } from '../../../lib/supabase/types';
import type { Tracked } from './plan';
import { type Truth, untouched } from './truth';

export type Mismatch = { outcome_id: string; field: string; truth: unknown; ledger: unknown };

const FIELDS = Object.keys(untouched()) as (keyof Truth)[];
const PAGE = 1_000;

/** Every message against its row, field by field. */
export async function mismatches(db: Db, orgId: string, messages: readonly Tracked[]): Promise<Mismatch[]> {
  const rows = await readRows(db, orgId);
  return messages.flatMap(({ outcomeId, truth }) => {
    const row = rows.get(outcomeId);
    return FIELDS.filter((field) => !same(truth[field], row?.[field])).map((field) => ({
      outcome_id: outcomeId,
      field,
      truth: truth[field],
      ledger: row?.[field],
    }));
  });
}

async function readRows(db: Db, orgId: string): Promise<Map<string, Record<string, unknown>>> {
  const rows = new Map<string, Record<string, unknown>>();
  for (let page = 0; page * PAGE === rows.size; page += 1) {
    const found = await must(
      db
        .from('outcome_labels')
        .select('*')
        .eq('org_id', orgId)
        .order('id')
        .range(page * PAGE, (page + 1) * PAGE - 1),
    );
    for (const row of found) rows.set(row.id, row);
    if (found.length === 0) break;
  }
  return rows;
}

function same(truth: unknown, ledger: unknown): boolean {
  if (typeof truth === 'number' && typeof ledger === 'number') return Math.abs(truth - ledger) < 1e-6;
  return truth === ledger;
}

/** What became of every event of every delivery, counted: nothing may be unlinked or quarantined. */
export async function effects(db: Db, orgId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (let page = 0, more = true; more; page += 1) {
    const found = await must(
      db
        .from('webhook_deliveries')
        .select('verdict, effects')
        .eq('org_id', orgId)
        .order('id')
        .range(page * PAGE, (page + 1) * PAGE - 1),
    );
    for (const { verdict, effects: list } of found) {
      const results = (list as { result: string }[]).map(({ result }) => result);
      for (const name of [`delivery ${verdict}`, ...results]) counts[name] = (counts[name] ?? 0) + 1;
    }
    more = found.length === PAGE;
  }
  return counts;
}
