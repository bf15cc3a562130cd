import 'server-only';
import { searchPractices } from '../practices/service';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import type { SimilarProfiles } from './compare-schema';
import type { PeerReasons, PeerWin, PersonaPractice, PersonaRecord } from './facts';
import { lossReasonOf, toText } from './text-source';

const PRACTICES = 3;
const MOST_TEXTS = 300;

/** Why deals with similar people were lost, counted. */
export async function loadPeerReasons(
  db: Db,
  orgId: string,
  contactIds: readonly string[],
): Promise<PeerReasons | null> {
  if (contactIds.length === 0) return null;
  const rows = await must(
    db
      .from('deals')
      .select('closed_at, updated_at, attributes')
      .eq('org_id', orgId)
      .eq('status', 'lost')
      .in('contact_id', [...contactIds])
      .limit(500),
  );
  const given = rows.flatMap((row) => {
    const reason = lossReasonOf(row.attributes);
    return reason ? [{ reason, at: row.closed_at ?? row.updated_at }] : [];
  });
  const latest = given
    .map(({ at }) => at)
    .sort()
    .at(-1);
  if (!latest) return null;
  const counts = new Map<string, number>();
  for (const { reason } of given) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const reasons = [...counts].map(([reason, n]) => ({ reason, n })).sort((a, b) => b.n - a.n);
  return { deals: given.length, reasons, latest };
}

/** What was said on the latest deals won with similar people. */
export async function loadPeerWins(
  db: Db,
  orgId: string,
  deals: SimilarProfiles['won_deals'],
): Promise<PeerWin[]> {
  if (deals.length === 0) return [];
  const rows = await must(
    db
      .from('activities')
      .select('id, kind, direction, occurred_at, subject, body, metadata, deal_id')
      .eq('org_id', orgId)
      .in(
        'deal_id',
        deals.map(({ id }) => id),
      )
      .in('kind', ['email', 'call', 'meeting', 'note'])
      .not('body', 'is', null)
      .order('occurred_at', { ascending: false })
      .limit(MOST_TEXTS),
  );
  return deals.flatMap(({ id, closed_at }) =>
    closed_at
      ? [
          {
            id,
            at: closed_at,
            texts: rows.filter((row) => row.deal_id === id).flatMap((row) => toText(row) ?? []),
          },
        ]
      : [],
  );
}

/** Practices that hold for somebody like this; weak ones and those of another context are left out. */
export async function loadPractices(
  db: Db,
  orgId: string,
  record: PersonaRecord,
): Promise<PersonaPractice[]> {
  const { job_title, industry, region, company } = record;
  const context = {
    ...(industry ? { industry } : {}),
    ...(company?.company_size ? { company_size: company.company_size } : {}),
    ...(job_title ? { job_title } : {}),
    ...(region ? { region } : {}),
  };
  const found = await searchPractices(db, orgId, { q: '', category: 'email', context, tags: [], limit: 20 });
  return found
    .filter(({ status, breached }) => status === 'active' && breached.length === 0)
    .filter(({ context: own }) =>
      Object.entries(own).every(
        ([key, value]) => context[key as keyof typeof context]?.toLowerCase() === value?.toLowerCase(),
      ),
    )
    .slice(0, PRACTICES)
    .flatMap(({ id, content, rates, updated_at }) => {
      const rate = rates.positive_reply_rate;
      return rate && rate.n > 0 ? [{ id, content, rate, updated_at }] : [];
    });
}
