// npm test [-- check unit db api e2e]: the parts in order, then what failed by name, then "N passed, N failed".
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalApp, startLocalApp } from '../lib/local-app';
import { freePort } from '../lib/ports';
import { ensureChromium } from './chromium';
import { add, ending, failure, NOTHING, type Outcome } from './outcome';
import { check, playwright, vitest } from './parts';

const PARTS = ['check', 'unit', 'db', 'api', 'e2e'] as const;
type Part = (typeof PARTS)[number];

function wanted(args: readonly string[]): readonly Part[] {
  const unknown = args.find((arg) => !PARTS.includes(arg as Part));
  if (unknown) throw new Error(`There is no part ${unknown}; there are ${PARTS.join(', ')}.`);
  return args.length === 0 ? PARTS : PARTS.filter((part) => args.includes(part));
}

/** The whole application on free ports, with the sample organisation, in a folder that is thrown away. */
async function withApp(work: (env: Record<string, string>) => Promise<Outcome>): Promise<Outcome> {
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

async function runPart(part: Part, env: Record<string, string>): Promise<Outcome> {
  if (part === 'check') return check();
  if (part === 'e2e') return playwright({ ...env, CHROMIUM_PATH: ensureChromium() });
  return vitest(part, env);
}

async function reported(part: Part, env: Record<string, string> = {}): Promise<Outcome> {
  console.log(`\n── ${part} ──`);
  const started = performance.now();
  const outcome = await runPart(part, env).catch(brokenOff(part));
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`\n${part}: ${outcome.passed} ok, ${outcome.failed} not ok, ${seconds} s`);
  return outcome;
}

const brokenOff =
  (part: string) =>
  (error: unknown): Outcome => {
    console.error(error);
    return failure(part, 'the whole part', error);
  };

async function main(): Promise<Outcome> {
  const parts = wanted(process.argv.slice(2));
  let total = NOTHING;
  for (const part of parts.filter((name) => name !== 'e2e')) total = add(total, await reported(part));
  if (parts.includes('e2e')) {
    total = add(total, await withApp((env) => reported('e2e', env)).catch(brokenOff('e2e')));
  }
  return total;
}

const outcome = await main().catch(brokenOff('npm test'));
console.log(`\n${ending(outcome)}`);
process.exit(outcome.failed === 0 && outcome.passed > 0 ? 0 : 1);
