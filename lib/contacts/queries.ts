import { AppError } from '../errors';
import { decodeCursor, type List, toPage } from '../http/list';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import {
  type ContactDetail,
  type ContactFacets,
  type ContactListQuery,
  type ContactRow,
  contactDealSchema,
} from './schema';

/** One page of contacts; the cursor holds the sort value and id of the last one. */
export async function listContacts(
  db: Db,
  orgId: string,
  query: ContactListQuery,
): Promise<List<ContactRow>> {
  const after = decodeCursor(query.cursor);
  const rows = await must(
    db.rpc('list_contacts', {
      p_org_id: orgId,
      p_sort: query.sort.replace(/^-/, ''),
      p_descending: query.sort.startsWith('-'),
      p_limit: query.limit + 1,
      ...(query.q ? { p_q: query.q } : {}),
      ...(query.industry ? { p_industry: query.industry } : {}),
      ...(query.region ? { p_region: query.region } : {}),
      ...(query.owner ? { p_owner: query.owner } : {}),
      ...(after ? { p_cursor_value: String(after[0]), p_cursor_id: String(after[1]) } : {}),
    }),
  );
  const page = toPage(rows, query.limit, (row) => [row.sort_value, row.id]);
  return { next_cursor: page.next_cursor, data: page.data.map(({ sort_value: _sortValue, ...row }) => row) };
}

/** What the list can be filtered by. */
export async function listContactFacets(db: Db, orgId: string): Promise<ContactFacets> {
  const rows = await must(db.rpc('contact_facets', { p_org_id: orgId }));
  const valuesOf = (facet: string) => rows.filter((row) => row.facet === facet).map((row) => row.value);
  return { industries: valuesOf('industry'), regions: valuesOf('region') };
}

const DETAIL =
  `id, external_id, email, name, job_title, company_id, industry, region, lead_source, time_zone, owner_id,
  owner_name, training_consent, attributes, created_at, updated_at,
  company:companies(name, industry, region, company_size, domain)` as const;

export const asRecord = (value: Json): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};

export async function getContact(db: Db, orgId: string, id: string): Promise<ContactDetail> {
  const [row] = await must(db.from('contacts').select(DETAIL).eq('org_id', orgId).eq('id', id).limit(1));
  if (!row) throw new AppError('not_found', 'There is no such contact.');
  const [owners, deals, last] = await Promise.all([
    row.owner_id
      ? must(
          db.from('memberships').select('display_name').eq('org_id', orgId).eq('principal_id', row.owner_id),
        )
      : [],
    must(
      db
        .from('deals')
        .select('id, name, status, stage, amount, currency, closed_at')
        .eq('org_id', orgId)
        .eq('contact_id', id)
        .order('opened_at', { ascending: false })
        .limit(50),
    ),
    must(
      db
        .from('activities')
        .select('occurred_at')
        .eq('org_id', orgId)
        .eq('contact_id', id)
        .order('occurred_at', { ascending: false })
        .limit(1),
    ),
  ]);
  const { company, owner_name, attributes, ...contact } = row;
  return {
    ...contact,
    company: company?.name ?? null,
    company_size: company?.company_size ?? null,
    domain: company?.domain ?? null,
    industry: contact.industry ?? company?.industry ?? null,
    region: contact.region ?? company?.region ?? null,
    owner: owners[0]?.display_name || owner_name,
    last_activity_at: last[0]?.occurred_at ?? null,
    attributes: asRecord(attributes),
    deals: deals.map((deal) => contactDealSchema.parse(deal)),
  };
}
