import 'server-only';
import { getContact } from '../contacts/queries';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import type { Lead, Sender } from './lead';
import type { LeadContext } from './sequence-schema';

const TALKS = ['call', 'meeting', 'email'];

/** What the CRM says of a contact: the research that a message may rest on. */
export async function leadOf(db: Db, orgId: string, contactId: string): Promise<Lead> {
  const [contact, [last]] = await Promise.all([
    getContact(db, orgId, contactId),
    must(
      db
        .from('activities')
        .select('kind, occurred_at')
        .eq('org_id', orgId)
        .eq('contact_id', contactId)
        .in('kind', TALKS)
        .lte('occurred_at', new Date().toISOString())
        .order('occurred_at', { ascending: false })
        .limit(1),
    ),
  ]);
  const { name, company, industry, job_title, company_size, region, lead_source } = contact;
  return {
    name,
    company,
    industry,
    job_title,
    company_size,
    region,
    lead_source,
    last_activity_kind: last?.kind ?? null,
    last_activity_at: last?.occurred_at ?? null,
  };
}

export function leadFrom(context: LeadContext): Lead {
  return {
    name: context.name ?? null,
    company: context.company ?? null,
    industry: context.industry ?? null,
    job_title: context.job_title ?? context.role ?? null,
    company_size: context.company_size ?? null,
    region: context.region ?? null,
    lead_source: context.lead_source ?? null,
    last_activity_kind: null,
    last_activity_at: null,
  };
}

/** Whoever writes: their own name, and their organisation's. */
export async function senderOf(db: Db, orgId: string, principalId: string): Promise<Sender> {
  const [[org], [member]] = await Promise.all([
    must(db.from('organizations').select('name').eq('id', orgId).limit(1)),
    must(
      db
        .from('memberships')
        .select('display_name, kind')
        .eq('org_id', orgId)
        .eq('principal_id', principalId)
        .limit(1),
    ),
  ]);
  return {
    // A key signs for the organisation: it has no name that a reader should see.
    name: member?.kind === 'user' ? member.display_name || null : (org?.name ?? null),
    company: org?.name ?? null,
  };
}
