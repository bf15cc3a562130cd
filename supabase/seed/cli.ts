// npm run seed -- list | demo | other | empty | large   [--now ISO] [--json]
// Seeds a running stack: SUPABASE_URL and keys from the environment, otherwise from .data/secrets.env.
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ScenarioName } from './scenario';
import { SCENARIOS, seedDemo, seedScenario } from './seed';
import type { SeedTarget } from './target';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { now: { type: 'string' }, json: { type: 'boolean', default: false } },
});

function localSecrets(): Record<string, string> {
  if (!existsSync('.data/secrets.env')) return {};
  const pairs = readFileSync('.data/secrets.env', 'utf8').matchAll(/^([A-Z_]+)=(.*)$/gm);
  return Object.fromEntries([...pairs].map(([, name = '', value = '']) => [name, value]));
}

function target(): SeedTarget {
  const vars = { ...localSecrets(), ...process.env };
  const url =
    vars.SUPABASE_URL ?? vars.NEXT_PUBLIC_SUPABASE_URL ?? `http://127.0.0.1:${vars.SUPABASE_PORT ?? 54321}`;
  const publishableKey = vars.SUPABASE_PUBLISHABLE_KEY ?? vars.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY;
  const secretKey = vars.SUPABASE_SECRET_KEY ?? vars.SUPABASE_SERVICE_ROLE_KEY;
  if (!publishableKey || !secretKey) {
    throw new Error(
      'No keys: start the stack here once (npm run stack), or set SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY and SUPABASE_SECRET_KEY.',
    );
  }
  return { url, publishableKey, secretKey };
}

const isScenario = (name: string): name is ScenarioName => Object.hasOwn(SCENARIOS, name);

async function main(): Promise<void> {
  const [name = 'list'] = positionals;
  if (name === 'list') {
    for (const [scenario, text] of Object.entries(SCENARIOS)) console.log(`${scenario.padEnd(7)}${text}`);
    return;
  }
  if (!isScenario(name))
    throw new Error(`There is no scenario ${name}. Choose one of: ${Object.keys(SCENARIOS).join(', ')}.`);
  const now = values.now ? new Date(values.now) : new Date();
  if (Number.isNaN(now.getTime())) throw new Error(`${values.now} is not a date.`);
  const started = performance.now();
  const onProgress = values.json ? undefined : (text: string) => console.error(text);
  const result =
    name === 'demo'
      ? await seedDemo(target(), { now, onProgress })
      : await seedScenario(target(), name, { now, onProgress });
  console.log(JSON.stringify(result, null, values.json ? 0 : 2));
  if (!values.json) console.error(`Done in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
