// npm test [-- check unit db api e2e]: the parts in order, then one line "N passed, N failed".
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalApp, startLocalApp } from '../lib/local-app';
import { freePort } from '../lib/ports';
import { ensureChromium } from './chromium';
import { add, type Count, check, NOTHING, playwright, vitest } from './parts';

const PARTS = ['check', 'unit', 'db', 'api', 'e2e'] as const;
type Part = (typeof PARTS)[number];

function wanted(args: readonly string[]): readonly Part[] {
  const unknown = args.find((arg) => !PARTS.includes(arg as Part));
  if (unknown) throw new Error(`There is no part ${unknown}; there are ${PARTS.join(', ')}.`);
  return args.length === 0 ? PARTS : PARTS.filter((part) => args.includes(part));
}

/** The whole application on free ports, with the sample organisation, in a folder that is thrown away. */
async function withApp(work: (env: Record<string, string>) => Promise<Count>): Promise<Count> {
  const dir = mkdtempSync(join(tmpdir(), 'winloop-test-'));
  let app: LocalApp | undefined;
  const abandon = () => app?.stop().finally(() => process.exit(1));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, abandon);
  try {
    const ports = { app: await freePort(), supabase: await freePort(), mail: await freePort() };
    app = await startLocalApp({ dir, ports, say: (text) => console.log(text) });
    const demo = join(dir, 'demo.json');
    writeFileSync(demo, JSON.stringify(app.demo), { mode: 0o600 });
    return await work({ E2E_DEMO: demo, E2E_MAIL_URL: app.mailUrl, WINLOOP_URL: app.demo.url });
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, abandon);
    await app?.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function runPart(part: Part, env: Record<string, string>): Promise<Count> {
  if (part === 'check') return check();
  if (part === 'e2e') return playwright({ ...env, CHROMIUM_PATH: ensureChromium() });
  return vitest(part, env);
}

async function reported(part: Part, env: Record<string, string> = {}): Promise<Count> {
  console.log(`\n── ${part} ──`);
  const started = performance.now();
  const count = await runPart(part, env).catch(failure);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`\n${part}: ${count.passed} ok, ${count.failed} not ok, ${seconds} s`);
  return count;
}

function failure(error: unknown): Count {
  console.error(error instanceof Error ? error.message : error);
  return { passed: 0, failed: 1 };
}

async function main(): Promise<Count> {
  const parts = wanted(process.argv.slice(2));
  let total = NOTHING;
  for (const part of parts.filter((name) => name !== 'e2e')) total = add(total, await reported(part));
  if (parts.includes('e2e')) {
    total = add(total, await withApp((env) => reported('e2e', env)).catch(failure));
  }
  return total;
}

const { passed, failed } = await main().catch(failure);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
