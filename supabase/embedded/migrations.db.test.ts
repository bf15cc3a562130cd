import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Migration, migrate } from './migrations';
import { type TestStack, testStack } from './test-db';

let stack: TestStack;
beforeAll(async () => {
  stack = await testStack();
});
afterAll(() => stack.close());

const migration = (version: string, text: string): Migration => ({
  version,
  name: 'scratch',
  file: `${version}_scratch.sql`,
  text,
});

it('applies a migration once', async () => {
  const one = migration('20990101000000', 'create table private.scratch_one (id int)');
  expect((await migrate(stack.sql, [one])).applied).toEqual([one.file]);
  expect((await migrate(stack.sql, [one])).applied).toEqual([]);
});

it('names a migration that was changed after it was applied', async () => {
  const before = migration('20990101000001', 'select 1');
  await migrate(stack.sql, [before]);
  expect((await migrate(stack.sql, [{ ...before, text: 'select 2' }])).changed).toEqual([before.file]);
});

it('leaves nothing of a migration that fails, and says where it failed', async () => {
  const broken = migration('20990101000002', 'create table private.scratch_two (id int);\nselect nonsense;');
  await expect(migrate(stack.sql, [broken])).rejects.toThrow(
    /20990101000002_scratch.sql, line 2: .*nonsense/,
  );
  const [row] = await stack.sql.query<{ found: string | null }>(
    "select to_regclass('private.scratch_two')::text as found",
  );
  expect(row?.found).toBeNull();
});
