import { POST as launch } from '@/app/api/v1/campaigns/[id]/launch/route';
import { POST as makeCampaign } from '@/app/api/v1/campaigns/route';
import { GET as outbox } from '@/app/api/v1/outbox/route';
import type { List } from '@/lib/http/list';
import type { CampaignPlan, Launch } from '@/lib/writer/launch-schema';
import type { OutboxMessage } from '@/lib/writer/outbox-schema';
import { apiTest, call, type Problem } from '../embedded/test-api';

export const STEPS = [
  {
    day: 0,
    subject_line: 'A question about {company}',
    body: 'Hi {first_name},\n\nWhat slows {company} down?\n\nBest,\n{sender_name}',
    agent_decisions: { WriterAgent: { framework: 'PAS', tone: 'direct', cta: 'interest_question' } },
  },
  { day: 3, subject_line: 'Again', body: 'Hi {first_name},\n\nIs it yours?' },
];

/** An organisation with contacts, and the doors of the writer as a caller with a key sees them. */
export async function campaignWorld(env: Record<string, string> = {}) {
  const t = await apiTest(env);
  let serial = 0;
  const post = <T>(handler: Parameters<typeof call>[0], body: unknown, params = {}, key = t.keys.write) =>
    call<T & Problem>(handler, { method: 'POST', key, params, ...(body === undefined ? {} : { body }) });
  return {
    ...t,
    post,
    async contact(extra: Record<string, unknown> = {}): Promise<string> {
      serial++;
      const row = { name: `Ada Number${serial}`, email: `ada${serial}@reader.example`, ...extra };
      const { data, error } = await t.stack.service
        .from('contacts')
        .insert({ org_id: t.org.id, ...row })
        .select('id')
        .single();
      if (error) throw error;
      return data.id;
    },
    /** The last outcome of a contact that was written to before. */
    async past(contactId: string, type: string, extra: Record<string, unknown> = {}): Promise<void> {
      const { data, error } = await t.stack.service
        .from('outcome_labels')
        .insert({ org_id: t.org.id, lead_id: contactId, channel: 'email', message_body: 'Before' })
        .select('id')
        .single();
      if (error) throw error;
      const event = {
        org_id: t.org.id,
        outcome_id: data.id,
        type,
        source: 'test',
        source_event_id: crypto.randomUUID(),
      };
      const added = await t.stack.service
        .from('outcome_events')
        .insert({ ...event, occurred_at: new Date().toISOString(), ...extra });
      if (added.error) throw added.error;
    },
    async campaign(contactIds: string[], extra: object = {}): Promise<CampaignPlan> {
      const { body } = await post<CampaignPlan>(makeCampaign, {
        name: 'Spring',
        audience: { contact_ids: contactIds },
        sequence: STEPS,
        ...extra,
      });
      return body;
    },
    launch: (id: string, key?: string) => post<Launch>(launch, undefined, { id }, key),
    async outbox(query: string): Promise<OutboxMessage[]> {
      const path = `/api/v1/outbox?${query}`;
      return (await call<List<OutboxMessage>>(outbox, { path, key: t.keys.read })).body.data;
    },
    /** Working hours never keep a test waiting. */
    makeDue: (campaignId: string) =>
      t.stack.sql.query(
        `update public.outbox_messages set due_at = now() - interval '1 minute' where campaign_id = $1 and status = 'scheduled'`,
        [campaignId],
      ),
  };
}
