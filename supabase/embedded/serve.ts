// The process that serves the local Supabase: npm run stack -- [--data-dir DIR | --memory | --db-url URL]
// Ports and secrets come from the environment; what is missing is generated into .data/secrets.env.
import { resolve } from 'node:path';
import { inspect, parseArgs } from 'node:util';
import { localSecrets } from '../../scripts/lib/secrets';
import { DISK_FULL, isOutOfSpace } from './disk';
import { StackError } from './lock';
import { printOnlyFaults } from './quiet';
import { type Stack, startStack } from './stack';

const { values } = parseArgs({
  options: {
    'data-dir': { type: 'string', default: '.data/db' },
    'db-url': { type: 'string' },
    memory: { type: 'boolean', default: false },
  },
});

async function main(): Promise<Stack> {
  const { env } = process;
  const secrets = localSecrets(resolve('.data/secrets.env'));
  return startStack({
    dataDir: values.memory || values['db-url'] ? undefined : resolve(values['data-dir']),
    dbUrl: values['db-url'],
    port: Number(env.SUPABASE_PORT ?? 54321),
    mailPort: env.MAIL_PORT === 'off' ? undefined : Number(env.MAIL_PORT ?? 54324),
    siteUrl: env.SITE_URL ?? `http://localhost:${env.PORT ?? 3000}`,
    jwtSecret: secrets.SUPABASE_JWT_SECRET,
    publishableKey: secrets.SUPABASE_PUBLISHABLE_KEY,
    secretKey: secrets.SUPABASE_SECRET_KEY,
    confirmEmail: env.AUTH_CONFIRM_EMAIL === 'true',
  });
}

function explain(error: unknown): string {
  if (error instanceof StackError) return error.message;
  if (isOutOfSpace(error, values['data-dir'])) return DISK_FULL;
  return error instanceof Error ? (error.stack ?? error.message) : inspect(error);
}

printOnlyFaults();
try {
  const stack = await main();
  for (const file of stack.migrations.changed) {
    console.warn(`${file} was changed after it had been applied here: put the change into a new migration.`);
  }
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await stack.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, stop);
  console.log(`Supabase is ready at ${stack.url} (${stack.migrations.applied.length} migrations applied)`);
  process.send?.({ ready: true, url: stack.url, port: stack.port, mailPort: stack.mailPort });
} catch (error) {
  console.error(explain(error));
  process.send?.({ ready: false, reason: explain(error) });
  process.exit(1);
}
