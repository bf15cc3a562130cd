import 'server-only';
import { AppError } from '../errors';
import { enqueue } from '../jobs/enqueue';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { loggedExperiment, stepsFor } from './arms';
import type { Reader } from './audience-source';
import { excludedCounts, excludedWords, type LoadedCampaign, loadCampaign } from './campaign-service';
import { logCrew } from './crew-service';
import type { Launch } from './launch-schema';
import type { Sender } from './lead';
import { senderOf } from './lead-source';
import { mailSettings } from './mail-settings';
import { renderStep } from './render';
import { dueTimes } from './schedule';
import { sequenceRow } from './sequence-store';
import { timingOf } from './timing';

const BATCH = 200;

/**
 * Puts every message of the campaign into the outbox, each with the outcome id that it will be tracked under.
 * Launching again adds nothing: one message a contact and step, whoever calls and however often.
 */
export async function launchCampaign(
  db: Db,
  orgId: string,
  principalId: string,
  id: string,
): Promise<Launch> {
  const startedAt = performance.now();
  const loaded = await loadCampaign(db, orgId, id);
  const { plan, readers } = loaded;
  const [sequence, sender, [org]] = await Promise.all([
    sequenceRow(db, orgId, plan.sequence_id),
    senderOf(db, orgId, principalId),
    must(db.from('organizations').select('time_zone').eq('id', orgId).limit(1)),
  ]);
  const experiment = loaded.experiment ?? sequence.experiment;
  const launchedAt = plan.launched_at ? new Date(plan.launched_at) : new Date();
  const included = readers.filter(({ excluded }) => excluded === null);
  if (included.length === 0) {
    throw new AppError('conflict', `Nobody in this audience may be written to: ${excludedWords(readers)}.`);
  }
  const at = { launchedAt, zone: org?.time_zone ?? 'UTC' };
  const rows = included.flatMap((reader) => messagesFor(loaded, reader, sender, experiment, at));
  let messages = 0;
  for (let start = 0; start < rows.length; start += BATCH) {
    const p_messages = rows.slice(start, start + BATCH) as unknown as Json;
    messages += await must(db.rpc('launch_messages', { p_org_id: orgId, p_campaign_id: id, p_messages }));
  }
  await must(
    db
      .from('campaign_plans')
      .update({ launched_at: launchedAt.toISOString(), launched_by: principalId })
      .eq('org_id', orgId)
      .eq('campaign_id', id)
      .is('launched_at', null),
  );
  await must(
    db.from('campaigns').update({ status: 'active' }).eq('org_id', orgId).eq('id', id).eq('status', 'draft'),
  );
  const mail = mailSettings();
  if (messages > 0) {
    await logCrew(db, orgId, { campaign_id: id }, [
      {
        step: 'sending',
        result: `${messages} messages to ${included.length} contacts are scheduled (${mail.ready ? 'SendGrid' : 'outbox'}); ${excludedWords(readers)}.`,
        details: { messages, contacts: included.length, ...excludedCounts(readers) },
        duration_ms: performance.now() - startedAt,
      },
    ]);
    if (mail.ready) await enqueue(db, 'writer.send', { org_id: orgId });
  }
  return {
    ...plan,
    status: plan.status === 'draft' ? 'active' : plan.status,
    launched_at: launchedAt.toISOString(),
    messages,
    sending: mail.ready ? 'sendgrid' : 'outbox',
    sending_reason: mail.ready ? null : mail.reason,
  };
}

function messagesFor(
  { steps: all, trials }: LoadedCampaign,
  reader: Reader,
  sender: Sender,
  experiment: Json | null,
  { launchedAt, zone }: { launchedAt: Date; zone: string },
) {
  const steps = stepsFor(all, trials, reader.contact_id);
  const times = dueTimes(
    launchedAt,
    steps.map(({ day, directives }) => ({ day, timing: timingOf(directives) })),
    reader.time_zone ?? zone,
  );
  return steps.map((step, i) => {
    const { subject_line, body, channel, practice_ids, agent_decisions } = renderStep(
      step,
      reader.lead,
      sender,
    );
    return {
      contact_id: reader.contact_id,
      place: step.place,
      channel,
      to_address: channel === 'email' ? reader.email : null,
      subject_line,
      body,
      agent_decisions,
      practice_ids,
      experiment: loggedExperiment(experiment, step.experiments),
      due_at: (times[i] ?? launchedAt).toISOString(),
    };
  });
}
