import 'server-only';
import { z } from 'zod';
import type { TogetherContext } from '../http/job';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { linkMails } from './inbound/link';
import { parseDelivery } from './parse';
import { type Parsed, PROVIDERS, settingsSchema } from './schema';

const EVENTS_PER_CALL = 500;

type Read = Parsed & { id: string };
type Reference = { org_id: string; delivery_id: string };

/** Reads stored deliveries together, in calls of bounded length. Answers the places of those that are done. */
export async function processDeliveries(context: TogetherContext<Reference>): Promise<ReadonlySet<number>> {
  const { db, orgId, payloads, log } = context;
  const rows = await plainDeliveries(db, orgId, [...new Set(payloads.map((payload) => payload.delivery_id))]);
  const done = new Set<string>();
  for (const call of inCalls(rows.flatMap(parsed))) {
    try {
      const p_deliveries = JSON.parse(JSON.stringify(await linked(db, orgId, call))) as Json;
      await must(db.rpc('apply_webhook_deliveries', { p_org_id: orgId, p_deliveries }));
      for (const { id } of call) done.add(id);
    } catch (thrown) {
      log.warn({ err: thrown, deliveries: call.length }, 'deliveries not applied together');
    }
  }
  return new Set(payloads.flatMap(({ delivery_id }, place) => (done.has(delivery_id) ? [place] : [])));
}

const plainDeliveries = (db: Db, orgId: string, ids: string[]) =>
  must(
    db
      .from('webhook_deliveries')
      .select('id, provider, body, received_at, endpoint:webhook_endpoints (settings)')
      .eq('org_id', orgId)
      .in('id', ids)
      .neq('body', '')
      // A held mail is opened again on its own.
      .is('raw', null)
      .order('received_at'),
  );

type Row = Awaited<ReturnType<typeof plainDeliveries>>[number];

/** One that can't be read, or that says too little without asking its CRM, is left for its own turn. */
function parsed({ id, provider, body, received_at, endpoint }: Row): Read[] {
  try {
    const settings = settingsSchema.parse(endpoint?.settings ?? {});
    const found = parseDelivery(z.enum(PROVIDERS).parse(provider), body, {
      receivedAt: new Date(received_at),
      settings,
    });
    return found.events.some(({ crm_record }) => crm_record) ? [] : [{ id, ...found }];
  } catch {
    return [];
  }
}

const linked = (db: Db, orgId: string, deliveries: readonly Read[]): Promise<Read[]> =>
  Promise.all(
    deliveries.map(async (delivery) => ({
      ...delivery,
      events: await linkMails(db, orgId, delivery.events),
    })),
  );

function inCalls(deliveries: readonly Read[]): Read[][] {
  const calls: Read[][] = [];
  let size = EVENTS_PER_CALL;
  for (const delivery of deliveries) {
    size += delivery.events.length;
    if (size > EVENTS_PER_CALL) {
      calls.push([]);
      size = delivery.events.length;
    }
    calls.at(-1)?.push(delivery);
  }
  return calls;
}
