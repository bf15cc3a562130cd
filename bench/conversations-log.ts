import { POST } from '@/app/api/v1/conversations/route';
import { ConversationClient } from '@/lib/conversations/client';
import { logConversations } from '@/lib/conversations/log-service';
import { type ExchangeInput, exchangeSchema } from '@/lib/conversations/schema';
import { createRng } from '@/lib/stats/rng';
import { must } from '@/lib/supabase/must';
import { call } from '@/supabase/embedded/test-api';
import type { TestOrg } from '@/supabase/embedded/test-db';
import { type Talk, varyTalk } from './conversations-corpus';
import { latency, percentile, round, type Sample, timed } from './measure';

const WARM_UP = 20;
const CLIENT_CALLS = 20_000;

/** One exchange at a time: through the API's door, through its function, and bare, in turns that change their order. */
export async function measureLogging(org: TestOrg, key: string, talk: Talk, rounds: number) {
  const next = exchanges(talk);
  const { db } = org.rep;
  const ways = {
    bare: () =>
      must(
        db.from('conversations').insert({ ...next(), org_id: org.id, occurred_at: new Date().toISOString() }),
      ),
    function: () => logConversations(db, org.id, [exchangeSchema.parse(next())]),
    door: () => send(key, next()),
    door_with_idempotency_key: () => send(key, next(), { 'idempotency-key': crypto.randomUUID() }),
  };
  const names = Object.keys(ways) as (keyof typeof ways)[];
  const samples: Record<keyof typeof ways, Sample[]> = {
    bare: [],
    function: [],
    door: [],
    door_with_idempotency_key: [],
  };
  for (let at = -WARM_UP; at < rounds; at++) {
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + at + WARM_UP) % names.length] ?? 'bare';
      const sample = await timed<unknown>(ways[name]);
      if (at >= 0) samples[name].push(sample);
    }
  }
  const bare = latency(samples.bare);
  const beyond = (name: keyof typeof ways) => {
    const own = latency(samples[name]);
    return {
      ...own,
      beyond_bare_p50_ms: round(own.p50_ms - bare.p50_ms),
      beyond_bare_p95_ms: round(own.p95_ms - bare.p95_ms),
      beyond_bare_cpu_p50_ms: round(own.cpu_p50_ms - bare.cpu_p50_ms),
    };
  };
  return {
    rounds,
    bare_insert: bare,
    function: beyond('function'),
    door: beyond('door'),
    door_with_idempotency_key: beyond('door_with_idempotency_key'),
  };
}

/** What an agent's own turn pays for logging: the call returns before anything is sent. */
export async function measureClient(talk: Talk) {
  const next = exchanges(talk);
  const ready = Array.from({ length: CLIENT_CALLS }, next);
  const client = new ConversationClient({
    url: 'http://winloop.example',
    apiKey: 'wl_bench',
    maxQueue: CLIENT_CALLS,
    fetch: async () => new Response(null, { status: 201 }),
  });
  const micros = ready.map((exchange) => {
    const started = performance.now();
    client.log(exchange);
    return (performance.now() - started) * 1_000;
  });
  const arrived = await client.flush();
  return {
    calls: CLIENT_CALLS,
    p50_us: percentile(micros, 0.5),
    p95_us: percentile(micros, 0.95),
    p999_us: percentile(micros, 0.999),
    all_arrived: arrived && client.dropped === 0,
  };
}

async function send(key: string, body: ExchangeInput, headers: Record<string, string> = {}): Promise<void> {
  const { status } = await call(POST, { key, path: '/api/v1/conversations', body, headers });
  if (status !== 201) throw new Error(`The door answered ${status}.`);
}

function exchanges(talk: Talk) {
  const rng = createRng(23);
  let n = 0;
  return (): ExchangeInput & { metadata: Record<string, string> } => {
    const { question, answer, intent } = varyTalk(talk, rng);
    n += 1;
    return {
      session_id: `live-${Math.floor(n / 5)}`,
      agent_name: 'desk',
      user_message: `${question} Write to lena.${n}@odland.example or call +47 22 33 44 55.`,
      agent_response: answer,
      response_time_ms: 200 + rng.int(900),
      success: true,
      metadata: { intent },
    };
  };
}
