import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { currentTypes, generateTypes } from './gen-types';
import { type Cli, withOfficialCli } from './official-cli';
import { migrationsDir } from './options';

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

describe('the official Supabase CLI', () => {
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
});
