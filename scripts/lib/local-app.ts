import { createHash } from 'node:crypto';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@supabase/supabase-js';
import type { Database } from '../../lib/supabase/database.types';
import { type DemoSeed, seedDemo } from '../../supabase/seed/seed';
import { buildOnce } from './build';
import { type Child, startChild } from './child';
import { root } from './paths';
import { type LocalSecrets, localSecrets } from './secrets';

export type Ports = { app: number; supabase: number; mail: number };
export type Demo = DemoSeed & {
  url: string;
  api_url: string;
  webhook: { sendgrid_url: string; crm_url: string; secret: string };
};
export type LocalApp = { demo: Demo; mailUrl: string; children: readonly Child[]; stop: () => Promise<void> };
type Options = { dir: string; ports: Ports; say?: (text: string) => void };

/** A reason that a person can act on; shown without a stack. */
export class StartError extends Error {
  override name = 'StartError';
}

const READY_MS = 90_000;
export const WORKER_NICENESS = 5;

/** Stack, sample data, worker and the built application, with everything they keep below one folder. */
export async function startLocalApp({ dir, ports, say = () => {} }: Options): Promise<LocalApp> {
  const children: Child[] = [];
  const stop = async () => {
    for (const child of children.splice(0).reverse()) await child.stop();
  };
  try {
    const secrets = localSecrets(join(dir, 'secrets.env'));
    const url = `http://localhost:${ports.app}`;
    const env = childEnv(secrets, ports, url);
    const start = (name: string, args: readonly string[]) => {
      const child = startChild({ name, args, env, logFile: join(dir, 'logs', `${name}.log`) });
      children.push(child);
      return child;
    };
    const stack = start('supabase', [...tsx, 'supabase/embedded/serve.ts', '--data-dir', join(dir, 'db')]);
    await stackReady(stack);
    say('Supabase is up. Building the application and seeding the sample organisation …');
    const target = {
      url: env.SUPABASE_URL,
      publishableKey: secrets.SUPABASE_PUBLISHABLE_KEY,
      secretKey: secrets.SUPABASE_SECRET_KEY,
    };
    const [seeded] = await Promise.all([seedDemo(target, { onProgress: say }), buildOnce()]);
    env.WEBHOOK_ORG_ID = await orgOf(target, seeded.api_key);
    const worker = start('worker', [...tsx, 'lib/jobs/worker.ts']);
    // Background work never makes a person wait: the first thing it does is embed thousands of texts.
    if (worker.process.pid) setPriority(worker.process.pid, WORKER_NICENESS);
    const app = start('app', ['node_modules/next/dist/bin/next', 'start', '-p', String(ports.app)]);
    await answers(app, url);
    const demo: Demo = {
      url,
      api_url: `${url}/api/v1`,
      ...seeded,
      webhook: {
        sendgrid_url: `${url}/webhooks/sendgrid`,
        crm_url: `${url}/webhooks/crm/deals`,
        secret: secrets.CRM_WEBHOOK_SECRET,
      },
    };
    return { demo, mailUrl: `http://localhost:${ports.mail}`, children, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

export const tsx = ['--conditions=react-server', '--import', 'tsx'];

export function childEnv(secrets: LocalSecrets, ports: Ports, url: string) {
  return {
    ...process.env,
    ...secrets,
    // One secret opens both webhooks of the demo.
    SENDGRID_WEBHOOK_SECRET: secrets.CRM_WEBHOOK_SECRET,
    SUPABASE_URL: `http://127.0.0.1:${ports.supabase}`,
    SUPABASE_PORT: String(ports.supabase),
    MAIL_PORT: String(ports.mail),
    PORT: String(ports.app),
    APP_URL: url,
    SITE_URL: url,
    WEBHOOK_ORG_ID: '',
    NODE_ENV: 'production' as const,
    LITE_TELEMETRY: '0',
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

type Ready = { ready: boolean; reason?: string };

export async function stackReady(stack: Child): Promise<void> {
  const message = new Promise<Ready>((resolve) =>
    stack.process.once('message', (said) => resolve(said as Ready)),
  );
  const first = await Promise.race([message, stack.ended]);
  if (first === null || typeof first === 'number')
    throw new StartError(`Supabase did not start: ${stack.lastLines()}`);
  if (!first.ready) throw new StartError(first.reason ?? 'Supabase did not start.');
}

export async function answers(app: Child, url: string): Promise<void> {
  const deadline = Date.now() + READY_MS;
  let ended = false;
  app.ended.then(() => {
    ended = true;
  });
  while (Date.now() < deadline && !ended) {
    const response = await fetch(`${url}/login`, { redirect: 'manual' }).catch(() => undefined);
    if (response && response.status < 500) return;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new StartError(`The application did not answer at ${url}.\n${app.lastLines()}`);
}

async function orgOf(target: { url: string; secretKey: string }, apiKey: string): Promise<string> {
  const service = createClient<Database>(target.url, target.secretKey, { auth: { persistSession: false } });
  const p_token_hash = createHash('sha256').update(apiKey).digest('hex');
  const { data, error } = await service.rpc('resolve_api_key', { p_token_hash }).single();
  if (error) throw error;
  return data.org_id;
}

export const dataDir = join(root, '.data');
