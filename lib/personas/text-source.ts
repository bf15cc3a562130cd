import 'server-only';
import { asRecord } from '../contacts/queries';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import type { PersonaDeal } from './facts';
import type { PersonaText } from './said';
import { OBJECTION_KINDS, type ObjectionKind } from './topics';

/** The newest texts say who somebody is today; more would be read for nothing. */
const MOST_TEXTS = 400;
const SPOKEN = ['email', 'call', 'meeting', 'note'];

/** What the contact wrote, and what we noted about talks with them. */
export async function loadTexts(db: Db, orgId: string, contactId: string): Promise<PersonaText[]> {
  const [activities, messages] = await Promise.all([
    must(
      db
        .from('activities')
        .select('id, kind, direction, occurred_at, subject, body, metadata')
        .eq('org_id', orgId)
        .eq('contact_id', contactId)
        .in('kind', SPOKEN)
        .not('body', 'is', null)
        .lte('occurred_at', new Date().toISOString())
        .order('occurred_at', { ascending: false })
        .limit(MOST_TEXTS),
    ),
    must(
      db
        .from('outcome_labels')
        .select(
          'id, channel, subject_line, reply_text, reply_event_id, objection_type, interest_signal, sent_at, events:outcome_events(id, occurred_at)',
        )
        .eq('org_id', orgId)
        .eq('lead_id', contactId)
        .eq('replied', true)
        .not('reply_text', 'is', null)
        .eq('events.type', 'replied')
        .order('sent_at', { ascending: false })
        .limit(MOST_TEXTS),
    ),
  ]);
  const written = activities.flatMap((row) => toText(row) ?? []);
  const known = new Set(written.map(({ body }) => startOf(body)));
  const replies = messages
    .filter(({ reply_text }) => !known.has(startOf(reply_text ?? '')))
    .map(
      (row): PersonaText => ({
        type: 'reply',
        id: row.id,
        at: row.events.find(({ id }) => id === row.reply_event_id)?.occurred_at ?? row.sent_at,
        kind: row.channel === 'email' ? 'email' : row.channel,
        by: 'them',
        subject: row.subject_line && `Re: ${row.subject_line}`,
        body: row.reply_text ?? '',
        // "Not this week, but next" is a date, not a no.
        objection: row.interest_signal ? null : objectionOf(row.objection_type),
      }),
    );
  return [...written, ...replies];
}

type ActivityRow = {
  id: string;
  kind: string;
  direction: string | null;
  occurred_at: string;
  subject: string | null;
  body: string | null;
  metadata: Json;
};

const isAutomatic = (metadata: Json): boolean => String(asRecord(metadata).auto_reply) === 'true';

/** An activity as something that was said; null for what we sent or a machine answered. */
export function toText(row: ActivityRow): PersonaText | null {
  const isMail = row.kind === 'email';
  if (isMail && (row.direction !== 'inbound' || isAutomatic(row.metadata))) return null;
  return {
    type: 'activity',
    id: row.id,
    at: row.occurred_at,
    kind: row.kind,
    by: isMail ? 'them' : 'us',
    subject: row.subject,
    body: row.body ?? '',
    objection: null,
  };
}

/** A reply may have come in twice: as a message's outcome and as an activity. */
const startOf = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 120);

const objectionOf = (type: string | null): ObjectionKind | null => {
  const kind = { not_interested: 'interest', no_need: 'need' }[type ?? ''] ?? type;
  return OBJECTION_KINDS.find((known) => known === kind) ?? null;
};

const DEAL_COLUMNS = 'id, name, status, opened_at, closed_at, created_at, competitor, attributes' as const;

/** The contact's deals, the newest first. */
export async function loadDeals(db: Db, orgId: string, contactId: string): Promise<PersonaDeal[]> {
  const rows = await must(
    db
      .from('deals')
      .select(DEAL_COLUMNS)
      .eq('org_id', orgId)
      .eq('contact_id', contactId)
      .order('opened_at', { ascending: false })
      .limit(200),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    status: row.status === 'won' || row.status === 'lost' ? row.status : 'open',
    at: row.closed_at ?? row.opened_at ?? row.created_at,
    competitor: row.competitor,
    loss_reason: lossReasonOf(row.attributes),
  }));
}

/** The reason as the CRM names it; imports keep it among the attributes. */
export function lossReasonOf(attributes: unknown): string | null {
  if (typeof attributes !== 'object' || attributes === null) return null;
  const found = Object.entries(attributes).find(([key]) =>
    /^(?:loss|lost)[_ ]?reason$|^closed_lost_reason$/i.test(key),
  );
  return typeof found?.[1] === 'string' && found[1].trim() !== '' ? found[1].trim() : null;
}
