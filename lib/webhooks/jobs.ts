import 'server-only';
import { z } from 'zod';
import { job } from '../http/job';
import { must } from '../supabase/must';
import type { Json } from '../supabase/types';
import { parseDelivery } from './parse';
import { PROVIDERS, settingsSchema } from './schema';

/** What a stored delivery means: its events are linked to messages and appended to the ledger. Again gives the same. */
export const webhookReceived = job(
  { name: 'webhook.received', payload: z.object({ org_id: z.uuid(), delivery_id: z.uuid() }) },
  async ({ db, payload: { org_id, delivery_id }, log }) => {
    const [delivery] = await must(
      db
        .from('webhook_deliveries')
        .select('provider, body, received_at, endpoint_id')
        .eq('org_id', org_id)
        .eq('id', delivery_id)
        .limit(1),
    );
    // Erased in the meantime.
    if (!delivery) return;
    const endpoints = delivery.endpoint_id
      ? await must(
          db.from('webhook_endpoints').select('settings').eq('org_id', org_id).eq('id', delivery.endpoint_id),
        )
      : [];
    const { events, skipped } = parseDelivery(z.enum(PROVIDERS).parse(delivery.provider), delivery.body, {
      receivedAt: new Date(delivery.received_at),
      settings: settingsSchema.parse(endpoints[0]?.settings ?? {}),
    });
    await must(
      db.rpc('apply_webhook_events', {
        p_org_id: org_id,
        p_delivery_id: delivery_id,
        p_events: JSON.parse(JSON.stringify(events)) as Json,
        p_skipped: skipped as Json,
      }),
    );
    log.info({ events: events.length, skipped: skipped.length }, 'delivery processed');
  },
);
