import 'server-only';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { loggedExperiment, stepsFor, trialsOf } from './arms';
import { audienceOf } from './audience-source';
import type { Sender } from './lead';
import { senderOf } from './lead-source';
import { outboxMessages } from './outbox-queries';
import type { OutboxMessage, OutdatedInput } from './outbox-schema';
import { renderStep } from './render';
import { storedSteps } from './sequence-store';

type Held = { id: string; campaign_id: string; contact_id: string; place: number; created_by: string | null };
type Text = { id: string } & Record<string, Json>;

/**
 * Held messages get the text that their reader would get if they were launched now, or keep theirs; either can be
 * taken back while the message waits. Answers with those that changed.
 */
export async function settleOutdated(
  db: Db,
  orgId: string,
  { choice, ids }: OutdatedInput,
): Promise<{ data: OutboxMessage[] }> {
  const texts = choice === 'replaced' ? await textsFromBefore(db, orgId, ids) : ids.map((id) => ({ id }));
  const changed = await must(
    db.rpc('settle_outdated', {
      p_org_id: orgId,
      // The generated types know no null arguments.
      p_choice: (choice === 'undone' ? null : choice) as string,
      p_texts: texts,
    }),
  );
  return { data: await outboxMessages(db, orgId, changed) };
}

async function textsFromBefore(db: Db, orgId: string, ids: readonly string[]): Promise<Text[]> {
  const held = await must(
    db
      .from('outbox_messages')
      .select('id, campaign_id, contact_id, place, created_by')
      .eq('org_id', orgId)
      .in('id', [...ids])
      .not('outdated_item_id', 'is', null)
      .is('outdated_choice', null),
  );
  const senders = new Map<string, Sender>();
  for (const id of new Set(held.map(({ created_by }) => created_by ?? '')))
    senders.set(id, id ? await senderOf(db, orgId, id) : { name: null, company: null });
  const texts: Text[] = [];
  for (const id of new Set(held.map(({ campaign_id }) => campaign_id))) {
    const mine = held.filter(({ campaign_id }) => campaign_id === id);
    texts.push(...(await campaignTexts(db, orgId, id, mine, senders)));
  }
  if (held.length > 0 && texts.length === 0)
    throw new AppError(
      'conflict',
      'There is no text from before: the sequence of this campaign has changed.',
    );
  return texts;
}

async function campaignTexts(
  db: Db,
  orgId: string,
  campaignId: string,
  held: readonly Held[],
  senders: ReadonlyMap<string, Sender>,
): Promise<Text[]> {
  const [plan] = await must(
    db
      .from('campaign_plans')
      .select('sequence_id, experiment, sequence:sequences(experiment)')
      .eq('org_id', orgId)
      .eq('campaign_id', campaignId)
      .limit(1),
  );
  if (!plan) return [];
  const [steps, readers] = await Promise.all([
    storedSteps(db, orgId, plan.sequence_id),
    audienceOf(db, orgId, campaignId, false),
  ]);
  const trials = await trialsOf(db, orgId, steps);
  const given = plan.experiment ?? plan.sequence?.experiment ?? null;
  return held.flatMap(({ id, contact_id, place, created_by }): Text[] => {
    const lead = readers.find((reader) => reader.contact_id === contact_id)?.lead;
    const step = stepsFor(steps, trials, contact_id).find((one) => one.place === place);
    const sender = senders.get(created_by ?? '');
    if (!lead || !step || !sender) return [];
    const { subject_line, body, practice_ids, agent_decisions } = renderStep(step, lead, sender);
    const experiment = loggedExperiment(given, step.experiments);
    return [{ id, subject_line, body, practice_ids, agent_decisions: agent_decisions as Json, experiment }];
  });
}
