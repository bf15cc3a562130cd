import type { Db } from '../../supabase/types';
import { sampleTexts } from './sample-input';

/** A contact with the sample history in the database: mails that were answered, talks, and a deal lost to the price. */
export async function insertHistory(db: Db, orgId: string, ownerId: string | null): Promise<string> {
  const [companyId, contactId] = [crypto.randomUUID(), crypto.randomUUID()];
  await db.from('companies').insert({
    id: companyId,
    org_id: orgId,
    name: 'Sample Works AB',
    industry: 'Manufacturing',
    employees: 640,
    company_size: 'large',
    region: 'Nordics',
  });
  await db.from('contacts').insert({
    id: contactId,
    org_id: orgId,
    company_id: companyId,
    owner_id: ownerId,
    name: 'Ada Sample',
    email: `${contactId}@sample.example`,
    job_title: 'Plant manager',
    time_zone: 'Europe/Stockholm',
  });
  const sent = ['2026-03-15', '2026-04-06', '2026-04-19', '2026-05-03'].map((day) => ({
    org_id: orgId,
    contact_id: contactId,
    kind: 'email',
    direction: 'outbound',
    occurred_at: `${day}T14:00:00Z`,
    subject: 'Your offer',
    body: 'Dear Ada, here is what you asked for.',
    metadata: { opened: true, clicked: false, replied: true },
  }));
  const said = sampleTexts.map(({ at, by, kind, subject, body }) => ({
    org_id: orgId,
    contact_id: contactId,
    kind,
    direction: by === 'them' ? 'inbound' : null,
    occurred_at: at,
    subject,
    body,
    metadata: by === 'them' ? {} : { completed: true },
  }));
  await db.from('activities').insert([...sent, ...said]);
  await db.from('deals').insert({
    org_id: orgId,
    company_id: companyId,
    contact_id: contactId,
    name: 'Sample Works AB: Plan',
    stage: 'Closed lost',
    status: 'lost',
    opened_at: '2026-02-20T09:00:00Z',
    closed_at: '2026-06-01T09:00:00Z',
    attributes: { loss_reason: 'Price' },
  });
  await insertReply(db, orgId, contactId);
  return contactId;
}

/** A message that Winloop sent, and its answer in the ledger. */
async function insertReply(db: Db, orgId: string, contactId: string): Promise<void> {
  const outcomeId = crypto.randomUUID();
  await db.from('outcome_labels').insert({
    id: outcomeId,
    org_id: orgId,
    lead_id: contactId,
    channel: 'email',
    subject_line: 'Who plans this?',
    message_body: 'Dear Ada, who plans this today?',
    sent_at: '2026-01-12T09:00:00Z',
  });
  await db.from('outcome_events').insert({
    org_id: orgId,
    outcome_id: outcomeId,
    type: 'replied',
    occurred_at: '2026-01-14T09:00:00Z',
    source: 'test',
    source_event_id: outcomeId,
    reply_text: 'We use Kestrel for this and are locked in for three more years.',
  });
}
