import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pathOf, type RouteModule } from '@/lib/http/openapi';
import type { RouteHandler } from '@/lib/http/route';
import { apiTest, call, createKey, type Problem } from '@/supabase/embedded/test-api';

// Every route of the tree, found by its place: a new one is tried without anybody's doing.
const modules = import.meta.glob<RouteModule>('./**/route.ts', { eager: true });
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Door = { name: string; method: string; path: string; handler: RouteHandler };

const doors: Door[] = Object.entries(modules)
  .filter(([file]) => !file.includes('openapi.json'))
  .flatMap(([file, module]) =>
    METHODS.filter((method) => module[method]).map((method) => {
      const path = pathOf(file.replace('./', '../'));
      return { name: `${method} ${path}`, method, path, handler: module[method] as RouteHandler };
    }),
  );
const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const paramsOf = (path: string, value: string) =>
  Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, value]));
const bodyFor = (method: string) => (method === 'GET' || method === 'DELETE' ? {} : { body: {} });

let t: Awaited<ReturnType<typeof apiTest>>;
let revoked: string;
let orphaned: string;
beforeAll(async () => {
  t = await apiTest();
  const { db } = t.org.admin;
  revoked = await createKey(db, t.org.id, ['admin']);
  const { data } = await db
    .from('api_keys')
    .select('id')
    .order('created_at', { ascending: false })
    .limit(1)
    .single();
  await db.rpc('revoke_api_key', { p_id: data?.id ?? '' });
  orphaned = await createKey(db, t.org.id, ['admin']);
  await t.stack.sql.query(
    `delete from public.memberships where api_key_id = (select id from public.api_keys order by created_at desc limit 1)`,
  );
});
afterAll(() => t.close());

const knock = ({ handler, method, path }: Door, headers: Record<string, string>, id = UNKNOWN) =>
  call<Problem>(handler, { method, params: paramsOf(path, id), headers, ...bodyFor(method) });
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

it('finds the routes', () => {
  expect(doors.length).toBeGreaterThan(15);
  expect(doors.every(({ handler }) => typeof handler.definition?.scope === 'string')).toBe(true);
});

describe.each(doors)('$name', (door) => {
  it('opens for nobody who is unknown, forged, revoked or removed', async () => {
    const forged = await t.stack.tokenFor({ principalId: t.org.admin.id, scopes: ['admin'] });
    const strangers = [{}, bearer('wl_'.padEnd(46, 'x')), bearer(forged), bearer(revoked), bearer(orphaned)];
    // From an address of its own: there are more doors than one address may knock on in a minute.
    const from = { 'x-forwarded-for': door.name };
    const answers = await Promise.all(strangers.map((headers) => knock(door, { ...from, ...headers })));
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
      strangers.map(() => [401, 'unauthenticated']),
    );
  });

  it('wants its scope', async () => {
    const weaker = { read: undefined, write: t.keys.read, admin: t.keys.write }[
      door.handler.definition.scope
    ];
    if (!weaker) return expect(door.handler.definition.scope).toBe('read');
    expect((await knock(door, bearer(weaker))).status).toBe(403);
  });

  it('tells nothing about ids that are unknown or malformed', async () => {
    const { query } = door.handler.definition;
    const needsMore = query && !query.safeParse({}).success;
    if (!door.path.includes('{id}') || !['GET', 'DELETE'].includes(door.method) || needsMore) return;
    for (const id of [UNKNOWN, 'x', "'; drop table deals; --"]) {
      expect((await knock(door, bearer(t.keys.admin), id)).status, id).toBe(404);
    }
  });
});

describe('ids of another organisation', () => {
  it('are unknown to every route that reads, and nothing changes by those that write', async () => {
    const rows = {
      deals: `insert into public.deals (org_id, name, status) values ($1, 'Theirs', 'open') returning id`,
      contacts: `insert into public.contacts (org_id, name) values ($1, 'Theirs') returning id`,
      'api-keys': `select id from public.api_keys where org_id = $1 limit 1`,
      members: `select principal_id as id from public.memberships where org_id = $1 and kind = 'user' and role = 'rep' limit 1`,
      invitations: `insert into public.invitations (org_id, email, role, token_hash) values ($1, 'x@example.com', 'rep', 'x') returning id`,
    };
    let tried = 0;
    for (const [area, statement] of Object.entries(rows)) {
      const [row] = await t.stack.sql.query<{ id: string }>(statement, [t.otherOrg.id]);
      for (const door of doors.filter(({ path }) => path.startsWith(`/${area}/{id}`))) {
        const { status } = await knock(door, bearer(t.keys.admin), row?.id);
        // A body that the schema refuses is refused before anybody looks for the row.
        expect([404, 415, 422, 400], door.name).toContain(status);
        if (door.method === 'GET' || door.method === 'DELETE') expect(status, door.name).toBe(404);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(8);
    const left = await t.stack.sql.query(
      `select 1 from public.deals where org_id = $1 and name = 'Theirs' union all
       select 1 from public.contacts where org_id = $1 and name = 'Theirs' union all
       select 1 from public.invitations where org_id = $1`,
      [t.otherOrg.id],
    );
    expect(left).toHaveLength(3);
  });
});
