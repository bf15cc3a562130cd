import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { pgliteExtensions } from './extensions';
import { migrate, readMigrations } from './migrations';
import { migrationsDir } from './options';
import { prepareDatabase } from './prepare';
import { pgliteSql, type Sql } from './sql';
import { Turns } from './turns';

const root = fileURLToPath(new URL('../../', import.meta.url));

export type CliResult = { code: number; stdout: string; stderr: string };
export type Cli = { run: (args: readonly string[]) => Promise<CliResult>; sql: Sql };

/**
 * Lends the official Supabase CLI a Postgres without Docker: an embedded database of its own, in memory,
 * with one client at a time. Never the one that serves REST, because the wire protocol shares its session.
 */
export async function withOfficialCli<T>(
  { migrated }: { migrated: boolean },
  work: (cli: Cli) => Promise<T>,
): Promise<T> {
  const db = await PGlite.create({ extensions: { ...pgliteExtensions, pgcrypto } });
  const sql = pgliteSql(db, new Turns());
  await prepareDatabase(sql);
  if (migrated) await migrate(sql, await readMigrations(migrationsDir));
  const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0, maxConnections: 1 });
  await server.start();
  const url = `postgresql://postgres:postgres@${server.getServerConn()}/postgres?sslmode=disable`;
  try {
    return await work({ sql, run: (args) => runCli(args, url) });
  } finally {
    await server.stop();
    await db.close();
  }
}

/** Runs the pinned CLI against any Postgres. */
export function runCli(command: readonly string[], url: string): Promise<CliResult> {
  const args = [...command, `--remote=${url}`];
  const { resolve } = createRequire(import.meta.url);
  const manifest = resolve('supabase/package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: string | Record<string, string> };
  const file = join(dirname(manifest), typeof bin === 'string' ? bin : (bin.supabase ?? ''));
  const env = { ...process.env, SUPABASE_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const result = { code: 1, stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => {
      result.stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      result.stderr += chunk;
    });
    child.once('error', fail);
    child.once('close', (code) => done({ ...result, code: code ?? 1 }));
  });
}
