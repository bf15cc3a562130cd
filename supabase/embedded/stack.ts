import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { App, SmtpEmailDriver } from '@supabase/lite';
import type { PGlite } from '@supabase/lite/pglite';
import { authConfig } from './auth-config';
import { type Database, openDatabase } from './database';
import { beginFirstStart } from './first-start';
import { closeServer, listen } from './listen';
import { lockDataDir } from './lock';
import { createMailbox, type Mailbox, serveMailbox } from './mailbox';
import { type MigrationReport, migrate, readMigrations } from './migrations';
import { migrationsDir, type StackOptions } from './options';
import { bootstrap } from './prepare';
import type { Sql } from './sql';

export type Stack = {
  /** Address of the REST and Auth APIs, as `supabase start` would give it. */
  url: string;
  port: number;
  mailPort?: number;
  sql: Sql;
  pglite?: PGlite;
  mailbox: Mailbox;
  migrations: MigrationReport;
  close: () => Promise<void>;
};

/** A complete local Supabase: database, migrations, REST, Auth and mailbox. */
export async function startStack(options: StackOptions): Promise<Stack> {
  process.env.LITE_TELEMETRY = '0';
  const cleanups: (() => unknown)[] = [];
  const close = async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  };
  try {
    let started = () => {};
    if (options.dataDir && !options.dbUrl) {
      cleanups.push(lockDataDir(options.dataDir));
      started = beginFirstStart(options.dataDir);
    }
    const database = await openDatabase(options);
    cleanups.push(() => database.connection.close());
    const mailbox = createMailbox();
    const app = createApp(options, database, mailbox);
    const migrations = await prepare(app, database, options);
    started();
    const host = options.host ?? '127.0.0.1';
    const server = createServer(getRequestListener((request, env) => handle(app, request, env.incoming)));
    // Longer than any statement blocks the process: a client must not find its idle connection closed meanwhile.
    server.keepAliveTimeout = 75_000;
    const port = await listen(server, options.port, host);
    cleanups.push(() => closeServer(server));
    let mailPort: number | undefined;
    if (options.mailPort !== undefined) {
      const mail = await serveMailbox(mailbox, options.mailPort, host);
      cleanups.push(() => closeServer(mail.server));
      mailPort = mail.port;
    }
    const { sql, pglite } = database;
    return { url: `http://${host}:${port}`, port, mailPort, sql, pglite, mailbox, migrations, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function createApp(options: StackOptions, { connection }: Database, mailbox: Mailbox) {
  const { smtp } = options;
  return new App({
    connection,
    api: { enabled: true, schemas: ['public'], max_rows: 1000 },
    auth: authConfig({ ...options, confirmEmail: options.confirmEmail ?? false }),
    storage: { enabled: false },
    options: {
      server: { disableStudio: true, disableFallback: true, admin: false },
      drivers: { email: smtp ? new SmtpEmailDriver(smtp) : mailbox.driver },
    },
  });
}

async function prepare(
  app: ReturnType<typeof createApp>,
  { connection, sql }: Database,
  options: StackOptions,
): Promise<MigrationReport> {
  await app.init();
  await app.ensureSystemSchema();
  await bootstrap(sql);
  const report = await migrate(sql, await readMigrations(options.migrationsDir ?? migrationsDir));
  // The schema cache outlives a migration: without this, new tables answer 404.
  await connection.clearSchemaCache();
  return report;
}

/** Without the peer's address, requests that carry no key could count as the machine's own administrator. */
function handle(
  app: ReturnType<typeof createApp>,
  request: Request,
  incoming: { socket: { remoteAddress?: string } },
) {
  return app.fetch(request, { peerAddress: incoming.socket.remoteAddress ?? null });
}
