import 'server-only';
import { z } from 'zod';
import { unseal } from '../auth/secret-box';
import { enqueue } from '../jobs/enqueue';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { completeEvents } from './complete';
import { CrmUnavailable, readHubSpot } from './hubspot-records';
import { linkMails } from './inbound/link';
import { reopen } from './inbound/receive';
import { parseDelivery } from './parse';
import { type Parsed, PROVIDERS, settingsSchema, type WebhookEvent } from './schema';

const FIRST_DELAY_SECONDS = 30;
const LONGEST_DELAY_SECONDS = 3600;
/** With the delays above, about eight hours. */
const MAX_ATTEMPTS = 14;

type Reference = { org_id: string; delivery_id: string };

/** Reads a stored delivery: its events are linked to messages and appended to the ledger. Again gives the same. */
export async function processDelivery(db: Db, reference: Reference, attempt = 1): Promise<void> {
  const { org_id, delivery_id } = reference;
  const [delivery] = await must(
    db
      .from('webhook_deliveries')
      .select(
        'id, org_id, endpoint_id, provider, body, raw, headers, received_at, endpoint:webhook_endpoints (settings, crm_token)',
      )
      .eq('org_id', org_id)
      .eq('id', delivery_id)
      .limit(1),
  );
  // Erased in the meantime.
  if (!delivery || delivery.body === '') return;
  const { raw } = delivery;
  const body = raw === null ? delivery.body : await reopen(db, { ...delivery, raw });
  // Held as before: the line in the log says why.
  if (body === undefined) return;
  const parsed = parseDelivery(z.enum(PROVIDERS).parse(delivery.provider), body, {
    receivedAt: new Date(delivery.received_at),
    settings: settingsSchema.parse(delivery.endpoint?.settings ?? {}),
  });
  const token = delivery.endpoint?.crm_token;
  if (!token)
    return apply(db, reference, parsed, delivery.endpoint ? 'give this endpoint' : 'make an endpoint with');
  try {
    await apply(db, reference, await complete(db, org_id, parsed, unseal(token, org_id)));
  } catch (thrown) {
    if (!(thrown instanceof CrmUnavailable)) throw thrown;
    if (attempt < MAX_ATTEMPTS) await postpone(db, reference, attempt, thrown);
    else await apply(db, reference, givenUp(parsed, thrown));
  }
}

function complete(db: Db, orgId: string, parsed: Parsed, token: string): Promise<Parsed> {
  const known = async (emails: readonly string[]) => {
    const rows = db.from('contacts').select('email').eq('org_id', orgId).in('email', emails);
    return (await must(rows)).map(({ email }) => email ?? '');
  };
  return completeEvents(parsed, (record) => readHubSpot(token, record), known);
}

/** Not a failure of the job: the delivery waits, the log says for what, and other work goes on. */
async function postpone(db: Db, reference: Reference, attempt: number, cause: CrmUnavailable): Promise<void> {
  const backoff = Math.min(LONGEST_DELAY_SECONDS, FIRST_DELAY_SECONDS * 2 ** (attempt - 1));
  const delaySeconds = Math.max(cause.retryAfterSeconds, Math.ceil(backoff * (0.5 + Math.random() / 2)));
  await enqueue(db, 'webhook.received', { ...reference, attempt: attempt + 1 }, { delaySeconds });
  const error = `${cause.message} It is asked again in ${delaySeconds} seconds (attempt ${attempt} of ${MAX_ATTEMPTS}).`;
  await must(
    db
      .from('webhook_deliveries')
      .update({ error })
      .eq('org_id', reference.org_id)
      .eq('id', reference.delivery_id),
  );
}

function givenUp({ events, skipped }: Parsed, cause: CrmUnavailable): Parsed {
  const reason = `${cause.message} It was asked ${MAX_ATTEMPTS} times; replay the delivery.`;
  const waiting = events.filter(({ crm_record }) => crm_record);
  return {
    events: events.filter(({ crm_record }) => !crm_record),
    skipped: [
      ...skipped,
      ...waiting.map(({ type }) => ({ result: 'quarantined' as const, event: type, reason })),
    ],
  };
}

/** `advice` begins the hint for events that leave out what a CRM token would fetch. */
async function apply(
  db: Db,
  { org_id, delivery_id }: Reference,
  { events, skipped }: Parsed,
  advice?: string,
): Promise<void> {
  const effects = await must(
    db.rpc('apply_webhook_events', {
      p_org_id: org_id,
      p_delivery_id: delivery_id,
      p_events: JSON.parse(JSON.stringify(await linkMails(db, org_id, events))) as Json,
      p_skipped: skipped as Json,
    }),
  );
  if (!advice || !events.some(({ crm_record }) => crm_record)) return;
  const hinted = z
    .array(z.record(z.string(), z.string()))
    .parse(effects)
    .map((effect, i) => withHint(effect, events[i], advice));
  await must(
    db
      .from('webhook_deliveries')
      .update({ effects: [...hinted, ...skipped] })
      .eq('org_id', org_id)
      .eq('id', delivery_id),
  );
}

type Effect = Record<string, string>;

function withHint(effect: Effect, event: WebhookEvent | undefined, advice: string): Effect {
  const isMissed = effect.result === 'unlinked' || event?.type === 'deal_won';
  if (!event?.crm_record || !isMissed) return effect;
  const left = event.crm_record.type === 'deals' ? 'no amount and no e-mail' : 'no e-mail';
  const reason = [effect.reason, `HubSpot sent ${left}; ${advice} a private app token.`];
  return { ...effect, reason: reason.filter(Boolean).join(' ') };
}
