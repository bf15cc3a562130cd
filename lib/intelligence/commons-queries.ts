import { z } from 'zod';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { cellsFor } from './agents';
import {
  type CommonsCell,
  commonsCellSchema,
  type GivenCell,
  givenCellSchema,
  type Receipt,
  receiptSchema,
} from './commons-schema';
import { findPatterns } from './finding';
import { keyOf } from './key';
import { type Finding, METRICS } from './schema';

/** More cells than this are too small to decide anything. */
const MAX_CELLS = 1000;

/** Published cells, the largest first; for people and keys, row-level security asks whether they are in the commons. */
export async function commonsCells(db: Db): Promise<CommonsCell[]> {
  const rows = await must(
    db
      .from('commons_patterns')
      .select('pattern, context, counts, n, n_organizations, largest_share')
      .order('n', { ascending: false })
      .limit(MAX_CELLS),
  );
  return z.array(commonsCellSchema).parse(rows);
}

/** What the commons knows: judged like the organisation's own patterns, with the organisations behind each. */
export function findCommons(cells: readonly CommonsCell[]): Finding[] {
  const behind = new Map(
    cells.map(({ pattern, context, n_organizations }) => [
      `${keyOf(pattern)} ${keyOf(context)}`,
      n_organizations,
    ]),
  );
  return METRICS.flatMap((metric) =>
    findPatterns(cellsFor(metric, cells), {
      metric,
      source: 'commons',
      organizations: (pattern, context) => behind.get(`${keyOf(pattern)} ${keyOf(context)}`) ?? null,
    }),
  );
}

/** The cells that the organisation gives, the largest first. */
export async function givenCells(db: Db, orgId: string): Promise<GivenCell[]> {
  const rows = await must(
    db
      .from('commons_contributions')
      .select('pattern, context, n')
      .eq('org_id', orgId)
      .order('n', { ascending: false })
      .limit(MAX_CELLS),
  );
  return z.array(givenCellSchema).parse(rows);
}

export async function listReceipts(db: Db, orgId: string): Promise<Receipt[]> {
  const rows = await must(
    db
      .from('commons_receipts')
      .select(
        'id, cells_given, messages_given, cells_published, cells_received, templates_given, templates_published, templates_received, created_at',
      )
      .eq('org_id', orgId)
      .order('created_at', { ascending: false })
      .limit(100),
  );
  return z.array(receiptSchema).parse(rows);
}
