import { createRng } from '@/lib/stats/rng';
import { must } from '@/lib/supabase/must';
import type { Campaign } from '@/supabase/tests/scripted-sender/campaign';
import { effects, mismatches } from '@/supabase/tests/scripted-sender/compare';
import { deliverAll } from '@/supabase/tests/scripted-sender/deliver';
import { sendGridDelivery } from '@/supabase/tests/scripted-sender/plan';
import { sendGridEvent } from '@/supabase/tests/scripted-sender/wire-sendgrid';
import { percentile, round } from './measure';
import type { World } from './webhook-world';

const BATCH = 100;
const CONNECTIONS = 8;

/** A whole campaign in six wire formats, repeated and shuffled; then every row against the truth. */
export async function measureCampaign(world: World, { messages, plan }: Campaign) {
  const started = performance.now();
  const sent = await deliverAll(plan.deliveries, { connections: CONNECTIONS, rng: createRng(1), lost: 0.05 });
  const sending = performance.now() - started;
  await world.settled();
  const seconds = (performance.now() - started) / 1_000;
  const wrong = await mismatches(world.service, world.orgId, messages);
  return {
    messages: messages.length,
    events: plan.events,
    deliveries: plan.deliveries.length,
    attempts: sent.attempts,
    given_up: sent.givenUp,
    sending_seconds: round(sending / 1_000),
    seconds: round(seconds),
    acknowledged: acknowledged(sent.milliseconds),
    mismatches: wrong.length,
    first_mismatches: wrong.slice(0, 5),
    effects: await effects(world.service, world.orgId),
  };
}

/** HubSpot gives up after five seconds: the slowest says whether any provider would have had to ask again. */
const acknowledged = (milliseconds: readonly number[]) => ({
  p50_ms: percentile(milliseconds, 0.5),
  p95_ms: percentile(milliseconds, 0.95),
  slowest_ms: percentile(milliseconds, 1),
});

/** Batches of opens that nobody has told of yet. */
export function freshBatches({ messages }: Campaign, count: number, series: number): string[][] {
  const rng = createRng(series);
  return Array.from({ length: count }, (_, batch) =>
    Array.from({ length: BATCH }, (_, i) => {
      const message = messages[rng.int(messages.length)];
      if (!message) throw new Error('The campaign has no messages.');
      const place = series * 1_000_000 + batch * BATCH + i;
      const step = { kind: 'mail', at: message.sentAt + place * 1_000, event: 'open', extra: {} } as const;
      return sendGridEvent(message, step, place, message.outcomeId);
    }),
  );
}

/** One batch through the application, the same hundred rows bare through REST, in turn; nothing else runs. */
export async function measureAcknowledgement({ service, orgId }: World, campaign: Campaign, rounds: number) {
  const own: number[] = [];
  const bare: number[] = [];
  const ledger: number[] = [];
  const batches = freshBatches(campaign, rounds + 5, 7);
  for (const [round, events] of batches.entries()) {
    const sent = await deliverAll([sendGridDelivery(events, campaign)], {
      connections: 1,
      rng: createRng(1),
    });
    const asRows = events.map((body) => ({
      org_id: orgId,
      provider: 'sendgrid',
      body,
      verdict: 'accepted',
      processed_at: new Date().toISOString(),
    }));
    const stored = await timed(() => must(service.from('webhook_deliveries').insert(asRows)));
    const asEvents = events.map((_, i) => ({
      org_id: orgId,
      outcome_id: campaign.messages[(round * BATCH + i) % campaign.messages.length]?.outcomeId ?? '',
      type: 'opened',
      occurred_at: new Date().toISOString(),
      source: 'bare',
      source_event_id: `${round}-${i}`,
    }));
    const folded = await timed(() => must(service.from('outcome_events').insert(asEvents)));
    // The first rounds warm up.
    if (round < 5) continue;
    own.push(...sent.milliseconds);
    bare.push(stored);
    ledger.push(folded);
  }
  const of = (values: number[]) => ({ p50_ms: percentile(values, 0.5), p95_ms: percentile(values, 0.95) });
  return {
    batches: rounds,
    events_per_batch: BATCH,
    through_the_app: of(own),
    bare_insert_of_100_rows: of(bare),
    bare_insert_into_the_ledger: of(ledger),
    ratio_p50: round(percentile(own, 0.5) / percentile(bare, 0.5)),
    ratio_p95: round(percentile(own, 0.95) / percentile(bare, 0.95)),
    ratio_p95_to_the_ledger: round(percentile(own, 0.95) / percentile(ledger, 0.95)),
  };
}

/** As fast as it goes: HTTP in, stored, worked on by the worker, folded, queue empty. */
export async function measureSustained(world: World, campaign: Campaign, count: number) {
  const deliveries = freshBatches(campaign, count, 8).map((events) => sendGridDelivery(events, campaign));
  const before = world.cpuSeconds();
  const started = performance.now();
  const sent = await deliverAll(deliveries, { connections: CONNECTIONS, rng: createRng(1) });
  const sending = performance.now() - started;
  await world.settled();
  const seconds = (performance.now() - started) / 1_000;
  const after = world.cpuSeconds();
  const events = count * BATCH;
  return {
    events,
    seconds: round(seconds),
    sending_seconds: round(sending / 1_000),
    events_per_second: Math.round(events / seconds),
    database_cpu_seconds: round(after.database - before.database),
    events_per_cpu_second_of_the_database: Math.round(events / (after.database - before.database)),
    app_cpu_seconds: round(after.app - before.app),
    acknowledged_meanwhile: acknowledged(sent.milliseconds),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
