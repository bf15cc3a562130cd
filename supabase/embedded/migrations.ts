import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Sql } from './sql';

export type Migration = { version: string; name: string; file: string; text: string };
export type MigrationReport = { applied: string[]; changed: string[] };

// As the Supabase CLI names and records them, so that `supabase db push` sees the same history.
const FILE_NAME = /^(\d{14})_([a-z0-9_]+)\.sql$/;
const HISTORY = `
  create schema if not exists supabase_migrations;
  create table if not exists supabase_migrations.schema_migrations (version text not null primary key);
  alter table supabase_migrations.schema_migrations add column if not exists statements text[];
  alter table supabase_migrations.schema_migrations add column if not exists name text;
`;

export async function readMigrations(dir: string): Promise<Migration[]> {
  const files = (await readdir(dir).catch(() => [])).filter((name) => name.endsWith('.sql')).sort();
  const migrations = await Promise.all(
    files.map(async (file) => {
      const match = FILE_NAME.exec(basename(file));
      if (!match?.[1] || !match[2]) {
        throw new Error(`supabase/migrations/${file} must be named <14 digits>_<snake_case>.sql.`);
      }
      return { version: match[1], name: match[2], file, text: await readFile(join(dir, file), 'utf8') };
    }),
  );
  migrations.forEach((migration, index) => {
    if (migrations[index - 1]?.version === migration.version) {
      throw new Error(`Two migrations have the version ${migration.version}: rename ${migration.file}.`);
    }
  });
  return migrations;
}

/** Applies what is not recorded yet, each file in its own transaction together with its record. */
export async function migrate(sql: Sql, migrations: readonly Migration[]): Promise<MigrationReport> {
  await sql.script(HISTORY);
  const rows = await sql.query<{ version: string; text: string | null }>(
    'select version, statements[1] as text from supabase_migrations.schema_migrations',
  );
  const recorded = new Map(rows.map((row) => [row.version, row.text]));
  const report: MigrationReport = { applied: [], changed: [] };
  for (const migration of migrations) {
    const before = recorded.get(migration.version);
    if (before !== undefined) {
      if (before !== null && before !== migration.text) report.changed.push(migration.file);
      continue;
    }
    await sql.transaction((tx) => apply(tx, migration));
    report.applied.push(migration.file);
  }
  return report;
}

async function apply(tx: Sql, migration: Migration): Promise<void> {
  try {
    await tx.script(migration.text);
  } catch (cause) {
    throw new Error(`Migration ${migration.file}${lineOf(cause, migration.text)}: ${messageOf(cause)}`, {
      cause,
    });
  }
  await tx.query(
    'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, array[$3::text])',
    [migration.version, migration.name, migration.text],
  );
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function lineOf(cause: unknown, text: string): string {
  const position = Number((cause as { position?: unknown } | null)?.position);
  if (!Number.isFinite(position) || position < 1) return '';
  return `, line ${text.slice(0, position).split('\n').length}`;
}
