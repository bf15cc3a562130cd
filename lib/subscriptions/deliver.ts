import 'server-only';
import { Webhook } from 'standardwebhooks';
import { unseal } from '../auth/secret-box';
import { env } from '../env/env';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { nextStep } from './next-step';
import { post } from './post';

/** After a rotation both secrets sign, so that a receiver can change over without losing a message. */
const BOTH_SECRETS_MS = 86_400_000;

type Target = { url: string; status: string; secrets: readonly string[]; failingSince: string | null };

async function targetOf(db: Db, orgId: string, id: string, now: Date): Promise<Target | null> {
  const [row] = await must(
    db
      .from('event_subscriptions')
      .select('url, status, secret, old_secret, rotated_at, failing_since')
      .eq('org_id', orgId)
      .eq('id', id),
  );
  if (!row) return null;
  const isRecent = row.rotated_at !== null && now.getTime() - Date.parse(row.rotated_at) < BOTH_SECRETS_MS;
  const sealed = [row.secret, ...(isRecent && row.old_secret ? [row.old_secret] : [])];
  return {
    url: row.url,
    status: row.status,
    secrets: sealed.map((secret) => unseal(secret, orgId)),
    failingSince: row.failing_since,
  };
}

/** One attempt to deliver a message, noted with what follows from it. A message that is not waiting is left alone. */
export async function deliver(
  db: Db,
  orgId: string,
  deliveryId: string,
  { now = new Date(), random = Math.random() }: { now?: Date; random?: number } = {},
): Promise<void> {
  const [message] = await must(
    db
      .from('event_deliveries')
      .select('subscription_id, payload, attempts, status, next_attempt_at')
      .eq('org_id', orgId)
      .eq('id', deliveryId),
  );
  // The queue may bring a message twice: the second comes before its time, or after it is done.
  const isEarly =
    message?.next_attempt_at != null && Date.parse(message.next_attempt_at) - now.getTime() > 2000;
  if (message?.status !== 'pending' || isEarly) return;
  const target = await targetOf(db, orgId, message.subscription_id, now);
  if (!target) return;
  const attempt =
    target.status === 'paused'
      ? { is_delivered: false, error: 'The subscription is paused.', retry_seconds: null, pause: null }
      : await attemptTo(target, { id: deliveryId, ...message }, now, random);
  await must(
    db.rpc('record_event_attempt', { p_org_id: orgId, p_id: deliveryId, p_attempt: { ...attempt } }),
  );
}

async function attemptTo(
  target: Target,
  message: { id: string; payload: unknown; attempts: number },
  now: Date,
  random: number,
) {
  const body = JSON.stringify(message.payload);
  const answer = await post({
    url: target.url,
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Winloop',
      'webhook-id': message.id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': target.secrets
        .map((secret) => new Webhook(secret).sign(message.id, now, body))
        .join(' '),
    },
    allowPrivate: env().EVENTS_TO_PRIVATE_HOSTS,
  });
  const step = nextStep({
    answer,
    attempts: message.attempts,
    failingSince: target.failingSince,
    now,
    random,
  });
  return { ...step, response_status: answer.status, duration_ms: answer.durationMs };
}
