import 'server-only';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import type { Analysis } from './analysis-schema';
import { benchmarksFor } from './benchmark-queries';
import type { PersonaInput, PersonaRecord } from './facts';
import { loadPeerReasons, loadPeerWins, loadPractices } from './peer-source';
import { similarProfiles } from './similar-service';
import { loadDeals, loadTexts } from './text-source';

/** As many similar people as their wins are counted over. */
const PEERS = 25;

/** The records of contact and company; 404 also for another organisation's. */
export async function loadRecord(
  db: Db,
  orgId: string,
  contactId: string,
): Promise<PersonaRecord & { owner_id: string | null }> {
  const [row] = await must(
    db
      .from('contacts')
      .select(
        `id, name, email, job_title, region, industry, time_zone, owner_id, updated_at,
        company:companies(id, name, industry, employees, company_size, region, updated_at)`,
      )
      .eq('org_id', orgId)
      .eq('id', contactId)
      .limit(1),
  );
  if (!row) throw new AppError('not_found', 'There is no such contact.');
  const { company, ...record } = row;
  return {
    ...record,
    industry: record.industry ?? company?.industry ?? null,
    region: record.region ?? company?.region ?? null,
    company: company && {
      id: company.id,
      name: company.name,
      employees: company.employees,
      company_size: company.company_size,
      region: company.region,
      updated_at: company.updated_at,
    },
  };
}

/** What was said, sold and learned from others: everything of rag mode beside the analysis. */
export async function loadHistory(
  db: Db,
  orgId: string,
  record: PersonaRecord,
  analysis: Analysis,
): Promise<NonNullable<PersonaInput['history']>> {
  const [texts, deals, practices, similar, comparisons] = await Promise.all([
    loadTexts(db, orgId, record.id),
    loadDeals(db, orgId, record.id),
    loadPractices(db, orgId, record),
    similarProfiles(db, orgId, record.id, { limit: PEERS }),
    benchmarksFor(db, orgId, analysis),
  ]);
  const [peerReasons, peerWins] = await Promise.all([
    loadPeerReasons(
      db,
      orgId,
      similar.data.map(({ contact_id }) => contact_id),
    ),
    loadPeerWins(db, orgId, similar.won_deals),
  ]);
  return { analysis, texts, deals, similar, peerReasons, peerWins, comparisons, practices };
}
