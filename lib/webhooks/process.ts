import 'server-only';
import { z } from 'zod';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { parseDelivery } from './parse';
import { PROVIDERS, settingsSchema } from './schema';

/** Reads a stored delivery: its events are linked to messages and appended to the ledger. Again gives the same. */
export async function processDelivery(db: Db, orgId: string, id: string): Promise<void> {
  const [delivery] = await must(
    db
      .from('webhook_deliveries')
      .select('provider, body, received_at, endpoint_id')
      .eq('org_id', orgId)
      .eq('id', id)
      .limit(1),
  );
  // Erased in the meantime.
  if (!delivery || delivery.body === '') return;
  const endpoints = delivery.endpoint_id
    ? await must(
        db.from('webhook_endpoints').select('settings').eq('org_id', orgId).eq('id', delivery.endpoint_id),
      )
    : [];
  const { events, skipped } = parseDelivery(z.enum(PROVIDERS).parse(delivery.provider), delivery.body, {
    receivedAt: new Date(delivery.received_at),
    settings: settingsSchema.parse(endpoints[0]?.settings ?? {}),
  });
  await must(
    db.rpc('apply_webhook_events', {
      p_org_id: orgId,
      p_delivery_id: id,
      p_events: JSON.parse(JSON.stringify(events)) as Json,
      p_skipped: skipped as Json,
    }),
  );
}
