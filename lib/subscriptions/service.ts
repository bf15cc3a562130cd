import 'server-only';
import { randomBytes } from 'node:crypto';
import { seal } from '../auth/secret-box';
import { env } from '../env/env';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { refusalOf } from './address';
import { getSubscription } from './queries';
import type { Subscription, SubscriptionChanges, SubscriptionInput } from './subscription-schema';

const SECRET_BYTES = 32;
const newSecret = () => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;

function checked(url: string): string {
  const message = refusalOf(url, env().EVENTS_TO_PRIVATE_HOSTS);
  if (message) throw new AppError('validation', message, { errors: [{ path: 'url', message }] });
  return url;
}

/** The secret is in this answer and nowhere else. */
export async function createSubscription(db: Db, orgId: string, { name, url, events }: SubscriptionInput) {
  const secret = newSecret();
  const row = { org_id: orgId, name, url: checked(url), events, secret: seal(secret, orgId) };
  const [created] = await must(db.from('event_subscriptions').insert(row).select('id'));
  if (!created) throw new AppError('internal', 'Something went wrong on our side.');
  return { id: created.id, secret };
}

/** Resuming forgets why it was paused and how long it failed. */
export async function updateSubscription(
  db: Db,
  orgId: string,
  id: string,
  { url, status, ...rest }: SubscriptionChanges,
): Promise<Subscription> {
  await getSubscription(db, orgId, id);
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const changes = {
    ...given,
    ...(url === undefined ? {} : { url: checked(url) }),
    ...(status === undefined ? {} : { status, paused_reason: null }),
    ...(status === 'active' ? { failing_since: null } : {}),
  };
  if (Object.keys(changes).length > 0)
    await must(db.from('event_subscriptions').update(changes).eq('org_id', orgId).eq('id', id));
  return getSubscription(db, orgId, id);
}

export async function deleteSubscription(db: Db, orgId: string, id: string): Promise<void> {
  const deleted = await must(
    db.from('event_subscriptions').delete().eq('org_id', orgId).eq('id', id).select('id'),
  );
  if (deleted.length === 0) throw new AppError('not_found', 'There is no such subscription.');
}

/** The secret before signs beside the new one for a day. */
export async function rotateSubscriptionSecret(db: Db, orgId: string, id: string) {
  const secret = newSecret();
  await must(db.rpc('rotate_subscription_secret', { p_id: id, p_secret: seal(secret, orgId) }));
  return { secret };
}

export async function sendTestEvent(db: Db, id: string): Promise<{ delivery_id: string }> {
  return { delivery_id: await must(db.rpc('send_test_event', { p_id: id })) };
}

export async function replayEventDelivery(db: Db, id: string): Promise<void> {
  await must(db.rpc('replay_event_delivery', { p_id: id }));
}
