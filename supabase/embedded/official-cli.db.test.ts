import { readdirSync } from 'node:fs';
import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { currentTypes, generateTypes } from './gen-types';
import { type Cli, runCli, withOfficialCli } from './official-cli';
import { migrationsDir } from './options';
import { prepareDatabase } from './prepare';
import { postgresSql } from './sql';

type Finding = { name: string; level: string; detail: string };

/** Everything but `unused_index`, which fires for every index of a database that nobody has used yet. */
async function advice(cli: Cli): Promise<Finding[]> {
  const { code, stdout, stderr } = await cli.run([
    'db',
    'advisors',
    '--level',
    'info',
    '--output-format',
    'json',
  ]);
  expect(code, stderr).toBe(0);
  const { results } = JSON.parse(stdout) as { results: Finding[] };
  return results.filter((finding) => finding.name !== 'unused_index');
}

describe('the official Supabase CLI', { timeout: 180_000 }, () => {
  it('generates the types that are committed', async () => {
    expect(currentTypes() === (await generateTypes()), 'run npm run types and commit the result').toBe(true);
  });

  it('pushes every migration to an empty database, and then has nothing to push', async () => {
    const expected = readdirSync(migrationsDir)
      .map((file) => file.slice(0, 14))
      .sort();
    await withOfficialCli({ migrated: false }, async ({ run, sql }) => {
      const first = await run(['db', 'push', '--yes']);
      expect(first.code, first.stderr).toBe(0);
      const rows = await sql.query<{ version: string }>(
        'select version from supabase_migrations.schema_migrations order by version',
      );
      expect(rows.map((row) => row.version)).toEqual(expected);
      const second = await run(['db', 'push', '--yes']);
      expect(second.code, second.stderr).toBe(0);
      expect(second.stdout + second.stderr).toMatch(/up to date/i);
    });
  });

  it('takes the migrations that the embedded stack recorded for its own', async () => {
    await withOfficialCli({ migrated: true }, async ({ run }) => {
      const { stdout, stderr } = await run(['db', 'push', '--yes']);
      expect(stdout + stderr).toMatch(/up to date/i);
    });
  });

  it('advises nothing', async () => {
    await withOfficialCli({ migrated: true }, async (cli) => {
      expect((await advice(cli)).map((finding) => finding.detail)).toEqual([]);
      await cli.sql.script('create table public.planted (id int); grant select on public.planted to anon');
      expect((await advice(cli)).map((finding) => finding.name)).toContain('rls_disabled_in_public');
    });
  });

  const server = process.env.WINLOOP_TEST_DB_URL;
  it.skipIf(!server)('pushes every migration to a plain Postgres that db:prepare made ready', async () => {
    const name = `winloop_push_${process.pid}`;
    const url = Object.assign(new URL(server ?? ''), { pathname: `/${name}` }).href;
    const admin = postgres(server ?? '', { max: 1, onnotice: () => {} });
    await admin.unsafe(`create database ${name}`);
    const client = postgres(url, { max: 1, onnotice: () => {} });
    try {
      await prepareDatabase(postgresSql(client));
      const { code, stderr } = await runCli(['db', 'push', '--yes'], `${url}?sslmode=disable`);
      expect(code, stderr).toBe(0);
      const [pushed] = await client`select count(*)::int as n from supabase_migrations.schema_migrations`;
      expect(pushed?.n).toBe(readdirSync(migrationsDir).length);
    } finally {
      await client.end();
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    }
  });
});
