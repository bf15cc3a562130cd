import 'server-only';
import { listContacts } from '../contacts/queries';
import { contactListQuery } from '../contacts/schema';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { type AudienceContact, type CampaignInput, MAX_AUDIENCE, REFUSALS } from './launch-schema';
import type { Lead } from './lead';

const CHUNK = 100;

/** The contacts that a filter finds or that were named; somebody else's are as unknown as none. */
export async function chooseContacts(
  db: Db,
  orgId: string,
  { filter, contact_ids }: CampaignInput['audience'],
): Promise<string[]> {
  const ids = contact_ids ? await knownIds(db, orgId, contact_ids) : await found(db, orgId, filter ?? {});
  if (ids.length > 0) return ids;
  throw new AppError('validation', 'No contact matches this filter.', {
    errors: [{ path: 'audience.filter', message: 'Widen the filter: it finds nobody.' }],
  });
}

async function found(db: Db, orgId: string, filter: object): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const query = contactListQuery.parse({ ...filter, limit: 200, ...(cursor ? { cursor } : {}) });
    const page = await listContacts(db, orgId, query);
    ids.push(...page.data.map(({ id }) => id));
    cursor = page.next_cursor ?? undefined;
  } while (cursor && ids.length <= MAX_AUDIENCE);
  if (ids.length <= MAX_AUDIENCE) return ids;
  throw new AppError('validation', `This filter finds more than ${MAX_AUDIENCE} contacts.`, {
    errors: [{ path: 'audience.filter', message: `Narrow the filter to at most ${MAX_AUDIENCE} contacts.` }],
  });
}

async function knownIds(db: Db, orgId: string, given: readonly string[]): Promise<string[]> {
  const ids = [...new Set(given)];
  const known = new Set<string>();
  for (let start = 0; start < ids.length; start += CHUNK) {
    const rows = await must(
      db
        .from('contacts')
        .select('id')
        .eq('org_id', orgId)
        .in('id', ids.slice(start, start + CHUNK)),
    );
    for (const { id } of rows) known.add(id);
  }
  const errors = given.flatMap((id, i) =>
    known.has(id) ? [] : [{ path: `audience.contact_ids.${i}`, message: 'There is no such contact.' }],
  );
  if (errors.length === 0) return ids;
  throw new AppError('validation', 'Some of these contacts do not exist.', { errors: errors.slice(0, 100) });
}

export type Reader = AudienceContact & { lead: Lead; time_zone: string | null };

/** The audience of a campaign, each with what the CRM knows and whether they may be written to now. */
export async function audienceOf(
  db: Db,
  orgId: string,
  campaignId: string,
  needsEmail: boolean,
): Promise<Reader[]> {
  const rows = await must(db.rpc('campaign_audience', { p_org_id: orgId, p_campaign_id: campaignId }));
  return rows.map(({ contact_id, email, time_zone, refusal, ...lead }) => {
    const refused = REFUSALS.find((known) => known === refusal) ?? null;
    return {
      contact_id,
      email,
      name: lead.name,
      company: lead.company,
      time_zone,
      lead,
      excluded: refused ?? (needsEmail && !email ? 'no_email' : null),
    };
  });
}

export const contactOf = ({ contact_id, name, email, company, excluded }: Reader): AudienceContact => ({
  contact_id,
  name,
  email,
  company,
  excluded,
});
