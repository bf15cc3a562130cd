import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@supabase/supabase-js';
import type { Database } from '@/lib/supabase/database.types';
import { must } from '@/lib/supabase/must';
import { buildOnce } from '@/scripts/lib/build';
import { type Child, startChild } from '@/scripts/lib/child';
import { answers, childEnv, stackReady, tsx, WORKER_NICENESS } from '@/scripts/lib/local-app';
import { freePort } from '@/scripts/lib/ports';
import { localSecrets } from '@/scripts/lib/secrets';
import { createKey } from '@/supabase/embedded/test-api';

export type World = Awaited<ReturnType<typeof startWorld>>;
const POLL_MS = 250;

/** Database, application and worker as the demo runs them, each in its process, with one empty organisation. */
export async function startWorld() {
  const dir = await mkdtemp(join(tmpdir(), 'winloop-bench-'));
  const children: Child[] = [];
  const close = async () => {
    for (const child of children.splice(0).reverse()) await child.stop();
    await rm(dir, { recursive: true, force: true });
  };
  try {
    const secrets = localSecrets(join(dir, 'secrets.env'));
    const ports = { app: await freePort(), supabase: await freePort(), mail: await freePort() };
    const url = `http://localhost:${ports.app}`;
    const env = childEnv(secrets, ports, url);
    const start = (name: string, args: readonly string[]) => {
      const child = startChild({ name, args, env, logFile: join(dir, `${name}.log`) });
      children.push(child);
      return child;
    };
    const stack = start('supabase', [...tsx, 'supabase/embedded/serve.ts', '--data-dir', join(dir, 'db')]);
    await stackReady(stack);
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
      target: { url, key },
      orgId,
      service,
      cpuSeconds: () => ({ database: cpuSecondsOf(stack), app: cpuSecondsOf(app) }),
      startWorker: () => {
        const worker = start('worker', [...tsx, 'lib/jobs/worker.ts']);
        if (worker.process.pid) setPriority(worker.process.pid, WORKER_NICENESS);
        return worker;
      },
      /** Resolves when no job waits and none runs. */
      queueEmpty: async () => {
        for (let queued = 1; queued > 0; ) {
          await new Promise((resolve) => setTimeout(resolve, POLL_MS));
          queued = (await must(service.rpc('queue_depth')))[0]?.queued ?? 0;
        }
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
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
