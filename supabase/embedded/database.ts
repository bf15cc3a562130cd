import { mkdirSync } from 'node:fs';
import { createPgliteConnection, type PGlite } from '@supabase/lite/pglite';
import { createPostgresConnection } from '@supabase/lite/postgres';
import { pgliteExtensions } from './extensions';
import { kyselyInTurns } from './kysely-turns';
import type { StackOptions } from './options';
import { ensurePgmq } from './prepare';
import { pgliteSql, postgresSql, type Sql } from './sql';
import { Turns } from './turns';

const TIMESTAMPTZ = 1184;
const NUMERIC = 1700;
const JSON_TYPE = 114;
const JSONB = 3802;

type Connection =
  | Awaited<ReturnType<typeof createPgliteConnection>>
  | ReturnType<typeof createPostgresConnection>;

export type Database = {
  connection: Connection;
  sql: Sql;
  /** The embedded database itself, absent when a native Postgres is served. */
  pglite?: PGlite;
};

export async function openDatabase({ dataDir, dbUrl, snapshot }: StackOptions): Promise<Database> {
  return dbUrl ? openNative(dbUrl) : openEmbedded(dataDir, snapshot);
}

async function openEmbedded(dataDir: string | undefined, snapshot: Blob | undefined): Promise<Database> {
  if (dataDir) mkdirSync(dataDir, { recursive: true });
  const connection = await createPgliteConnection({
    url: dataDir,
    pgliteOptions: {
      extensions: pgliteExtensions,
      // A hosted project answers numbers in JSON, the drivers would answer text.
      parsers: { [TIMESTAMPTZ]: isoTimestamp, [NUMERIC]: Number },
      ...(snapshot ? { loadDataDir: snapshot } : {}),
    },
  });
  await connection.driver.waitReady;
  const turns = new Turns();
  connection.kysely = kyselyInTurns(connection.driver, turns);
  enforceRowSecurity(connection);
  return { connection, sql: pgliteSql(connection.driver, turns), pglite: connection.driver };
}

async function openNative(url: string): Promise<Database> {
  const connection = createPostgresConnection({
    url,
    postgresOptions: {
      onnotice: () => {},
      max: 10,
      types: {
        timestamptz: { to: TIMESTAMPTZ, from: [TIMESTAMPTZ], serialize: String, parse: isoTimestamp },
        numeric: { to: NUMERIC, from: [NUMERIC], serialize: String, parse: Number },
        // lite has written the JSON already; the driver would quote it once more.
        json: { to: JSON_TYPE, from: [JSON_TYPE], serialize: asJson, parse: JSON.parse },
        jsonb: { to: JSONB, from: [JSONB], serialize: asJson, parse: JSON.parse },
      },
    },
  });
  enforceRowSecurity(connection);
  const sql = postgresSql(connection.driver);
  await ensurePgmq(sql);
  return { connection, sql };
}

/**
 * Left alone, lite grants every table to every role on its first query, or, when no table has row-level
 * security yet, decides to set no role at all. Saying "active" avoids both.
 */
function enforceRowSecurity(connection: Connection): void {
  Object.assign(connection, { rlsState: 'active' });
}

/** A hosted project answers ISO 8601 (`2026-11-20T10:22:25.5+00:00`); Postgres itself prints a space and `+00`. */
function isoTimestamp(text: string): string {
  return text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
}

function asJson(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
