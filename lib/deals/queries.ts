import { AppError } from '../errors';
import { decodeCursor, type List, toPage } from '../http/list';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { orderStages } from './board';
import type { DealDetail, DealListQuery, DealOwner, DealRow, DealStatus, StageSummary } from './schema';

const asStatus = (status: string): DealStatus => (status === 'won' || status === 'lost' ? status : 'open');

/** One page of deals; the cursor holds the sort value and id of the last one. */
export async function listDeals(db: Db, orgId: string, query: DealListQuery): Promise<List<DealRow>> {
  const isDescending = query.sort.startsWith('-');
  const after = decodeCursor(query.cursor);
  const rows = await must(
    db.rpc('list_deals', {
      p_org_id: orgId,
      p_sort: query.sort.replace(/^-/, ''),
      p_descending: isDescending,
      p_limit: query.limit + 1,
      ...(query.status ? { p_status: query.status } : {}),
      ...(query.stage ? { p_stage: query.stage } : {}),
      ...(query.owner ? { p_owner: query.owner } : {}),
      ...(query.q ? { p_q: query.q } : {}),
      ...(after ? { p_cursor_value: String(after[0]), p_cursor_id: String(after[1]) } : {}),
    }),
  );
  const page = toPage(rows, query.limit, (row) => [row.sort_value, row.id]);
  return {
    next_cursor: page.next_cursor,
    data: page.data.map(({ sort_value: _sortValue, ...row }) => ({
      ...row,
      status: asStatus(row.status),
    })),
  };
}

const DETAIL =
  `id, external_id, name, status, stage, amount, currency, company_id, contact_id, owner_id, owner_name, product,
  source, competitor, opened_at, expected_close_on, closed_at, created_at, updated_at, attributes,
  company:companies(name, industry, company_size), contact:contacts(name, email)` as const;

export async function getDeal(db: Db, orgId: string, id: string): Promise<DealDetail> {
  const [row] = await must(db.from('deals').select(DETAIL).eq('org_id', orgId).eq('id', id).limit(1));
  if (!row) throw new AppError('not_found', 'There is no such deal.');
  const [owners, last] = await Promise.all([
    row.owner_id
      ? must(
          db
            .from('memberships')
            .select('display_name')
            .eq('org_id', orgId)
            .eq('principal_id', row.owner_id)
            .limit(1),
        )
      : [],
    must(
      db
        .from('activities')
        .select('occurred_at')
        .eq('org_id', orgId)
        .eq('deal_id', id)
        .order('occurred_at', { ascending: false })
        .limit(1),
    ),
  ]);
  const { company, contact, owner_name, attributes, status, ...deal } = row;
  return {
    ...deal,
    status: asStatus(status),
    company: company?.name ?? null,
    industry: company?.industry ?? null,
    company_size: company?.company_size ?? null,
    contact: contact?.name ?? null,
    contact_email: contact?.email ?? null,
    owner: owners[0]?.display_name || owner_name,
    last_activity_at: last[0]?.occurred_at ?? null,
    attributes:
      typeof attributes === 'object' && attributes !== null && !Array.isArray(attributes) ? attributes : {},
  };
}

/** Stages that hold open deals or lie on the way, in the order deals pass through them. */
export async function listStages(db: Db, orgId: string): Promise<StageSummary[]> {
  return orderStages(await must(db.rpc('deal_stage_summary', { p_org_id: orgId })));
}

/** People who can own a deal. */
export async function listOwners(db: Db, orgId: string): Promise<DealOwner[]> {
  const rows = await must(
    db
      .from('memberships')
      .select('principal_id, display_name, email')
      .eq('org_id', orgId)
      .eq('kind', 'user')
      .order('display_name'),
  );
  return rows.map((row) => ({ id: row.principal_id, name: row.display_name || row.email || 'Unnamed' }));
}

export async function hasAnyDeal(db: Db, orgId: string): Promise<boolean> {
  const rows = await must(db.from('deals').select('id').eq('org_id', orgId).limit(1));
  return rows.length > 0;
}
