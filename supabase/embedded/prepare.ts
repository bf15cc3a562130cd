import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getAuthSchemaSql } from '@supabase/lite';
import { extensionSql } from './extensions';
import type { Sql } from './sql';

const bootstrapFile = fileURLToPath(new URL('./bootstrap.sql', import.meta.url));
const PGMQ_VERSION = '1.11.1';

/** What a hosted project has before the first migration, on a database that has none of it. Can be repeated. */
export async function prepareDatabase(sql: Sql): Promise<void> {
  await sql.script(getAuthSchemaSql());
  await bootstrap(sql);
  await ensurePgmq(sql);
}

export async function bootstrap(sql: Sql): Promise<void> {
  await sql.script(readFileSync(bootstrapFile, 'utf8'));
}

/** A plain Postgres has no pgmq package; the extension's own script gives the same functions. */
export async function ensurePgmq(sql: Sql): Promise<void> {
  const [found] = await sql.query<{ missing: boolean }>(`
    select to_regnamespace('pgmq') is null
      and not exists (select from pg_available_extensions where name = 'pgmq') as missing`);
  if (!found?.missing) return;
  await sql.transaction((tx) => tx.script(`create schema pgmq;\n${extensionSql('pgmq', PGMQ_VERSION)}`));
}
