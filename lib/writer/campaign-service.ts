import 'server-only';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { type Trials, trialsOf } from './arms';
import { audienceOf, chooseContacts, contactOf, type Reader } from './audience-source';
import { logCrew } from './crew-service';
import type { CampaignInput, CampaignPlan, Preview } from './launch-schema';
import { senderOf } from './lead-source';
import type { StoredStep } from './render';
import { readSequence, sequenceRow, storedSteps, storeSequence } from './sequence-store';

const INSERT_CHUNK = 500;

/** Makes a draft: name, audience as chosen now, sequence. Nothing is sent before it is launched. */
export async function createCampaign(db: Db, orgId: string, input: CampaignInput): Promise<CampaignPlan> {
  const startedAt = performance.now();
  const contacts = await chooseContacts(db, orgId, input.audience);
  const sequenceId = await sequenceFor(db, orgId, input);
  const [campaign] = await must(
    db.from('campaigns').insert({ org_id: orgId, name: input.name, status: 'draft' }).select('id'),
  );
  if (!campaign) throw new AppError('internal', 'The campaign was not stored.');
  await must(
    db.from('campaign_plans').insert({
      org_id: orgId,
      campaign_id: campaign.id,
      sequence_id: sequenceId,
      audience: (input.audience.filter ?? {}) as NonNullable<Json>,
      experiment: input.experiment ?? null,
    }),
  );
  for (let start = 0; start < contacts.length; start += INSERT_CHUNK) {
    const rows = contacts
      .slice(start, start + INSERT_CHUNK)
      .map((contact_id) => ({ org_id: orgId, campaign_id: campaign.id, contact_id }));
    await must(db.from('campaign_contacts').insert(rows));
  }
  const { plan, readers } = await loadCampaign(db, orgId, campaign.id);
  await logCrew(db, orgId, { campaign_id: campaign.id }, [
    {
      step: 'audience',
      result: `${contacts.length} contacts chosen; ${excludedWords(readers)}.`,
      details: { contacts: contacts.length, ...excludedCounts(readers) },
      duration_ms: performance.now() - startedAt,
    },
  ]);
  return plan;
}

async function sequenceFor(
  db: Db,
  orgId: string,
  { name, sequence_id, sequence }: CampaignInput,
): Promise<string> {
  if (!sequence) {
    const id = sequence_id ?? '';
    await sequenceRow(db, orgId, id).catch((cause) => {
      const errors = [{ path: 'sequence_id', message: 'There is no such sequence.' }];
      throw new AppError('validation', 'There is no such sequence.', { errors, cause });
    });
    return id;
  }
  return storeSequence(db, orgId, {
    name,
    goal: null,
    contactId: null,
    context: {},
    engine: 'person',
    fallbackReason: null,
    directiveVersion: null,
    notes: [],
    steps: sequence.map(({ subject_line, cta, ...step }, place) => ({
      ...step,
      place,
      directives: [],
      arms: [],
      subject_line: subject_line ?? null,
      cta: cta ?? null,
      basis: 'person' as const,
    })),
  });
}

export type LoadedCampaign = {
  plan: CampaignPlan;
  experiment: Json | null;
  /** In every version; a reader gets those of their arms. */
  steps: StoredStep[];
  trials: Trials;
  readers: Reader[];
};

/** A campaign that was made here with its audience as it stands now; one that was only tracked has no sequence. */
export async function loadCampaign(db: Db, orgId: string, id: string): Promise<LoadedCampaign> {
  const [campaign] = await must(
    db.from('campaigns').select('id, name, status').eq('org_id', orgId).eq('id', id).limit(1),
  );
  if (!campaign) throw new AppError('not_found', 'There is no such campaign.');
  const [row] = await must(
    db
      .from('campaign_plans')
      .select('sequence_id, experiment, launched_at')
      .eq('org_id', orgId)
      .eq('campaign_id', id)
      .limit(1),
  );
  if (!row)
    throw new AppError('conflict', 'This campaign was tracked from elsewhere: it has no sequence to launch.');
  const steps = await storedSteps(db, orgId, row.sequence_id);
  const needsEmail = steps.some(({ channel }) => channel === 'email');
  const [readers, trials] = await Promise.all([
    audienceOf(db, orgId, id, needsEmail),
    trialsOf(db, orgId, steps),
  ]);
  const plan = {
    ...campaign,
    sequence_id: row.sequence_id,
    launched_at: row.launched_at,
    contacts: readers.length,
    excluded: readers.filter(({ excluded }) => excluded !== null).map(contactOf),
  };
  return { plan, experiment: row.experiment, steps, trials, readers };
}

/** The sequence as one contact of the audience would read it; without a contact, the first who is written to. */
export async function previewCampaign(
  db: Db,
  orgId: string,
  principalId: string,
  { id, contactId }: { id: string; contactId: string | undefined },
): Promise<Preview> {
  const { plan, readers } = await loadCampaign(db, orgId, id);
  const sender = await senderOf(db, orgId, principalId);
  const reader = contactId
    ? readers.find(({ contact_id }) => contact_id === contactId)
    : (readers.find(({ excluded }) => excluded === null) ?? readers[0]);
  if (contactId && !reader) throw new AppError('not_found', 'This contact is not in the audience.');
  const sequence = reader
    ? await readSequence(db, orgId, plan.sequence_id, {
        lead: reader.lead,
        sender,
        contactId: reader.contact_id,
      })
    : null;
  return {
    ...plan,
    sequence,
    audience: readers.map(contactOf),
    reader: reader ? contactOf(reader) : null,
    steps: sequence?.steps ?? [],
  };
}

export function excludedCounts(readers: readonly Reader[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { excluded } of readers) if (excluded) counts[excluded] = (counts[excluded] ?? 0) + 1;
  return counts;
}

export function excludedWords(readers: readonly Reader[]): string {
  const counts = Object.entries(excludedCounts(readers));
  if (counts.length === 0) return 'nobody is left out';
  return `left out: ${counts.map(([reason, n]) => `${n} ${reason.replaceAll('_', ' ')}`).join(', ')}`;
}
