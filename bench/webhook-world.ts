import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@supabase/supabase-js';
import { overrideEnv } from '@/lib/env/env';
import { replyAddress } from '@/lib/outcomes/service';
import type { Database } from '@/lib/supabase/database.types';
import { must } from '@/lib/supabase/must';
import { hubspotServer } from '@/lib/webhooks/testing/hubspot-server';
import { buildOnce } from '@/scripts/lib/build';
import { type Child, startChild } from '@/scripts/lib/child';
import { answers, childEnv, stackReady, tsx, WORKER_NICENESS } from '@/scripts/lib/local-app';
import { freePort } from '@/scripts/lib/ports';
import { localSecrets } from '@/scripts/lib/secrets';
import { createKey } from '@/supabase/embedded/test-api';
import { HUBSPOT_TOKEN } from '@/supabase/tests/scripted-sender/keys';

export type World = Awaited<ReturnType<typeof startWorld>>;
const POLL_MS = 250;
const POLLS_PER_LINE = 40;
const COUNT = { count: 'exact', head: true } as const;
const REPLY_DOMAIN = 'parse.example.com';

/** Database, application and worker as the demo runs them, each in its process, with one empty organisation. */
export async function startWorld(say: (text: string) => void) {
  const dir = await mkdtemp(join(tmpdir(), 'winloop-bench-'));
  const children: Child[] = [];
  const hubspot = await hubspotServer(HUBSPOT_TOKEN);
  const close = async () => {
    for (const child of children.splice(0).reverse()) await child.stop();
    hubspot.close();
    await rm(dir, { recursive: true, force: true });
  };
  try {
    const secrets = localSecrets(join(dir, 'secrets.env'));
    const ports = { app: await freePort(), supabase: await freePort(), mail: await freePort() };
    const url = `http://localhost:${ports.app}`;
    const env = { ...childEnv(secrets, ports, url), HUBSPOT_BASE_URL: hubspot.url };
    overrideEnv(env);
    const start = (name: string, args: readonly string[]) => {
      const child = startChild({ name, args, env, logFile: join(dir, `${name}.log`) });
      children.push(child);
      return child;
    };
    const stack = start('supabase', [...tsx, 'supabase/embedded/serve.ts', '--data-dir', join(dir, 'db')]);
    await stackReady(stack);
    say('building the application');
    await buildOnce();
    const app = start('app', ['node_modules/next/dist/bin/next', 'start', '-p', String(ports.app)]);
    await answers(app, url);
    const client = (key: string) =>
      createClient<Database>(env.SUPABASE_URL, key, {
        auth: { persistSession: false, autoRefreshToken: false },
      });
    const service = client(secrets.SUPABASE_SECRET_KEY);
    const { orgId, key } = await organization(client(secrets.SUPABASE_PUBLISHABLE_KEY));
    return {
      target: {
        url,
        key,
        hubspot,
        replyTo: (outcomeId: string) => replyAddress(outcomeId, REPLY_DOMAIN),
      },
      orgId,
      service,
      cpuSeconds: () => ({ database: cpuSecondsOf(stack), app: cpuSecondsOf(app) }),
      startWorker: () => {
        const worker = start('worker', [...tsx, 'lib/jobs/worker.ts']);
        if (worker.process.pid) setPriority(worker.process.pid, WORKER_NICENESS);
        return worker;
      },
      /** Resolves when every delivery has been applied and every reply read; learning waits longer, and is not waited for. */
      settled: async () => {
        for (let polls = 1; ; polls += 1) {
          const [deliveries, replies, read] = await Promise.all([
            countOf(service.from('webhook_deliveries').select('id', COUNT).is('processed_at', null)),
            countOf(
              service
                .from('outcome_events')
                .select('id', COUNT)
                .eq('type', 'replied')
                .eq('is_auto_reply', false),
            ),
            countOf(service.from('reply_reviews').select('event_id', COUNT)),
          ]);
          if (deliveries === 0 && replies === read) return;
          if (polls % POLLS_PER_LINE === 0)
            say(`${deliveries} deliveries and ${replies - read} replies wait`);
          await new Promise((resolve) => setTimeout(resolve, POLL_MS));
        }
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function countOf(
  query: PromiseLike<{ count: number | null; error: { message: string } | null }>,
): Promise<number> {
  const { count, error } = await query;
  if (error) throw new Error(error.message);
  return count ?? 0;
}

async function organization(db: ReturnType<typeof createClient<Database>>) {
  const { error } = await db.auth.signUp({ email: 'bench@example.com', password: 'correct horse battery' });
  if (error) throw error;
  const orgId = await must(db.rpc('create_organization', { p_name: 'Bench' }));
  return { orgId, key: await createKey(db, orgId, ['read', 'write', 'admin']) };
}

const TICKS_PER_SECOND = 100;

/** Processor time that a process has used so far; Linux only, otherwise not a number. */
function cpuSecondsOf({ process: { pid } }: Child): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return Number.NaN;
  }
}
