import { z } from 'zod';
import { AppError } from '../errors';
import { afterPosition, decodeCursor, type List, toPage } from '../http/list';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import {
  type EventDelivery,
  type EventDeliveryQuery,
  eventDeliverySchema,
  type Subscription,
  subscriptionSchema,
} from './subscription-schema';

const SUBSCRIPTION =
  'id, name, url, events, status, paused_reason, failing_since, rotated_at, created_at' as const;
const DELIVERY =
  'id, event_type, status, attempts, created_at, last_attempt_at, next_attempt_at, response_status, duration_ms, error, payload' as const;

export async function listSubscriptions(db: Db, orgId: string): Promise<Subscription[]> {
  const rows = await must(
    db
      .from('event_subscriptions')
      .select(SUBSCRIPTION)
      .eq('org_id', orgId)
      .order('created_at', { ascending: false })
      .limit(200),
  );
  return z.array(subscriptionSchema).parse(rows);
}

export async function getSubscription(db: Db, orgId: string, id: string): Promise<Subscription> {
  const [row] = await must(
    db.from('event_subscriptions').select(SUBSCRIPTION).eq('org_id', orgId).eq('id', id),
  );
  if (!row) throw new AppError('not_found', 'There is no such subscription.');
  return subscriptionSchema.parse(row);
}

/** What was sent to an address, the latest first. */
export async function listEventDeliveries(
  db: Db,
  orgId: string,
  subscriptionId: string,
  { limit, cursor, status }: EventDeliveryQuery,
): Promise<List<EventDelivery>> {
  await getSubscription(db, orgId, subscriptionId);
  let select = db
    .from('event_deliveries')
    .select(DELIVERY)
    .eq('org_id', orgId)
    .eq('subscription_id', subscriptionId);
  if (status) select = select.eq('status', status);
  const after = decodeCursor(cursor);
  if (after) select = select.or(afterPosition(after, 'created_at', 'desc'));
  const rows = await must(
    select
      .order('created_at', { ascending: false })
      .order('id', { ascending: false })
      .limit(limit + 1),
  );
  const page = toPage(rows, limit, (row) => [row.created_at, row.id]);
  return { ...page, data: z.array(eventDeliverySchema).parse(page.data) };
}
