import type { Rng } from '../../stats/rng';

/** Direct SQL, as a test stack gives it. */
type World = { sql: { query: (text: string, params?: readonly unknown[]) => Promise<unknown> } };

/** A message with its results as the fold would leave them, and what the tests count by. */
export type RandomResult = {
  id: string;
  campaign_id: string | null;
  lead_id: string | null;
  framework: string | null;
  tone: string | null;
  agent_decisions: Record<string, Record<string, unknown>>;
  sent_at: string;
  delivered: boolean;
  bounced: boolean;
  opened: boolean;
  clicked: boolean;
  replied: boolean;
  sentiment_label: 'positive' | 'neutral' | 'negative' | null;
  interest_signal: boolean | null;
  unsubscribed: boolean;
  spam_reported: boolean;
  meeting_booked: boolean;
  meeting_completed: boolean;
  deal_created: boolean;
  deal_closed: boolean;
  deal_value: number | null;
  deal_currency: string | null;
};

const pick = <T>(rng: Rng, items: readonly T[]): T => items[rng.int(items.length)] as T;
const chance = (rng: Rng, p: number): boolean => rng.next() < p;

export function randomResult(rng: Rng, campaigns: readonly string[], leads: readonly string[]): RandomResult {
  const writer = {
    framework: pick(rng, ['AIDA', 'PAS', null]),
    tone: pick(rng, ['plain', 'warm']),
    hooks_used: pick(rng, [['question'], ['statistic', 'question'], []]),
    cta: pick(rng, ['call', null]),
  };
  const timing: RandomResult['agent_decisions'] = chance(rng, 0.3)
    ? { TimingAgent: { send_time: 'early' } }
    : {};
  const delivered = chance(rng, 0.85);
  const replied = delivered && chance(rng, 0.4);
  const won = chance(rng, 0.15);
  return {
    id: crypto.randomUUID(),
    campaign_id: chance(rng, 0.8) ? pick(rng, campaigns) : null,
    lead_id: chance(rng, 0.9) ? pick(rng, leads) : null,
    framework: writer.framework,
    tone: writer.tone,
    agent_decisions: chance(rng, 0.1) ? {} : { WriterAgent: writer, ...timing },
    sent_at: new Date(Date.UTC(2026, 2, 20) + rng.int(24 * 30) * 3_600_000).toISOString(),
    delivered,
    bounced: chance(rng, delivered ? 0.05 : 0.6),
    opened: delivered && chance(rng, 0.6),
    clicked: delivered && chance(rng, 0.2),
    replied,
    sentiment_label: replied ? pick(rng, ['positive', 'neutral', 'negative']) : null,
    interest_signal: replied ? pick(rng, [true, false, null]) : null,
    unsubscribed: chance(rng, 0.06),
    spam_reported: chance(rng, 0.03),
    meeting_booked: chance(rng, 0.2),
    meeting_completed: chance(rng, 0.1),
    deal_created: won,
    deal_closed: won,
    deal_value: won ? 100 + rng.int(900) : null,
    deal_currency: won ? pick(rng, ['EUR', 'USD', null]) : null,
  };
}

const TYPES = `id uuid, campaign_id uuid, lead_id uuid, framework text, tone text, agent_decisions jsonb, sent_at timestamptz,
  delivered boolean, bounced boolean, opened boolean, clicked boolean, replied boolean, sentiment_label text,
  interest_signal boolean, unsubscribed boolean, spam_reported boolean, meeting_booked boolean, meeting_completed boolean,
  deal_created boolean, deal_closed boolean, deal_value numeric, deal_currency text`;
const COLUMNS = TYPES.replace(/ (uuid|text|jsonb|timestamptz|boolean|numeric)/g, '');

export async function insertResults(
  stack: World,
  orgId: string,
  results: readonly RandomResult[],
): Promise<void> {
  for (let at = 0; at < results.length; at += 1000) {
    await stack.sql.query(
      `insert into public.outcome_labels (org_id, channel, message_body, ${COLUMNS})
       select $1::uuid, 'email', 'Hello', ${COLUMNS} from jsonb_to_recordset($2::jsonb) as r (${TYPES})`,
      [orgId, JSON.stringify(results.slice(at, at + 1000))],
    );
  }
}

/** Campaigns, and leads in different time zones, one of them unknown to anybody. */
export async function insertWorld(stack: World, orgId: string) {
  const campaigns = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const zones = ['Europe/Berlin', 'America/New_York', 'Mars/Olympus', null];
  const leads = zones.map((zone) => ({ id: crypto.randomUUID(), zone }));
  for (const id of campaigns) {
    await stack.sql.query(`insert into public.campaigns (id, org_id, name) values ($1, $2, 'Spring')`, [
      id,
      orgId,
    ]);
  }
  for (const { id, zone } of leads) {
    await stack.sql.query(`insert into public.contacts (id, org_id, time_zone) values ($1, $2, $3)`, [
      id,
      orgId,
      zone,
    ]);
  }
  return { campaigns, leads };
}
