import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { migrate, readMigrations } from './migrations';
import { migrationsDir } from './options';
import type { Sql } from './sql';
import { startStack } from './stack';
import { testSettings, testStack } from './test-db';

const none = mkdtempSync(join(tmpdir(), 'winloop-no-migrations-'));
writeFileSync(join(none, '20000101000000_nothing.sql'), 'select 1;');
afterAll(() => rmSync(none, { recursive: true, force: true }));

/** Every privilege of a request role on what the schema public holds. */
async function privileges(sql: Sql): Promise<string[]> {
  const rows = await sql.query<{ line: string }>(`
    select format('%s %s %s', a.grantee::regrole, a.privilege_type, c.oid::regclass) as line
    from pg_class c, aclexplode(c.relacl) a
    where c.relnamespace = 'public'::regnamespace and a.grantee in ('anon'::regrole, 'authenticated'::regrole)
    union
    select format('%s executes %s', coalesce(nullif(a.grantee, 0)::regrole::text, 'public'), p.oid::regprocedure)
    from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
    where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
      and a.grantee in (0, 'anon'::regrole, 'authenticated'::regrole)
    order by 1`);
  return rows.map((row) => row.line);
}

it('gives the request roles the same on a hosted project, whose defaults grant everything, as here', async () => {
  const here = await testStack();
  const hosted = await startStack({ ...testSettings, migrationsDir: none });
  try {
    await hosted.sql.script(`
      alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
      alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
      alter default privileges in schema public grant all on functions to anon, authenticated, service_role`);
    await migrate(hosted.sql, await readMigrations(migrationsDir));
    expect(await privileges(hosted.sql)).toEqual(await privileges(here.sql));
  } finally {
    await here.close();
    await hosted.close();
  }
}, 180_000);
