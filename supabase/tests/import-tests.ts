import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { RouteHandler } from '../../lib/http/route';
import type { ImportResult, UndoReport } from '../../lib/imports/schema';
import { apiTest, call, type Problem } from '../embedded/test-api';

/** Every table that an import writes; the first seven hold records. */
export const ALL_TABLES = [
  'companies',
  'contacts',
  'deals',
  'deal_stage_changes',
  'activities',
  'products',
  'team_members',
  'import_batches',
  'import_rows',
  'import_changes',
];

/** Hooks and calls that the tests of imports share: a world of their own, emptied before each test. */
export function importTests(undoRoute: RouteHandler) {
  let world: Awaited<ReturnType<typeof apiTest>>;
  beforeAll(async () => {
    world = await apiTest();
  });
  afterAll(() => world.close());
  beforeEach(() =>
    world.stack.sql.script(
      `delete from public.deals; delete from public.contacts; delete from public.companies; delete from public.products; delete from public.activities`,
    ),
  );

  const send = <T = ImportResult>(
    handler: RouteHandler,
    body: unknown,
    query = '',
    headers: Record<string, string> = {},
    key = world.keys.write,
  ) =>
    call<T>(handler, {
      path: `/api/v1/x/import${query}`,
      key,
      body,
      headers: { ...(typeof body === 'string' ? { 'content-type': 'text/csv' } : {}), ...headers },
    });
  const undo = (id: string | null, key = world.keys.write) =>
    call<UndoReport & Problem>(undoRoute, {
      path: `/api/v1/imports/${id}`,
      method: 'DELETE',
      key,
      params: { id: id ?? '' },
    });

  /** Everything that an import may touch, without the time of the last change. */
  async function snapshot(tables = ALL_TABLES.slice(0, 7)) {
    const rows = await Promise.all(
      tables.map((table) =>
        world.stack.sql.query<{ row: unknown }>(
          `select to_jsonb(t) - 'updated_at' as row from public.${table} t order by to_jsonb(t) ->> 'id', 1`,
        ),
      ),
    );
    return Object.fromEntries(tables.map((table, index) => [table, rows[index]]));
  }

  return {
    get world() {
      return world;
    },
    send,
    undo,
    snapshot,
  };
}
