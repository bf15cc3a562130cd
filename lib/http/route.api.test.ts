import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { apiTest, call, createKey, type Problem } from '../../supabase/embedded/test-api';
import { AppError } from '../errors';
import { created } from './reply';
import { idParams, route } from './route';

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest({ RATE_LIMIT_PER_MINUTE: '80' });
});
afterAll(() => t.close());

const echo = route(
  { scope: 'read', summary: 'Echo', query: z.object({ n: z.coerce.number().int().optional() }) },
  async ({ org, principal, query }) => ({ org: org.id, name: principal.name, n: query.n }),
);
let runs = 0;
const create = route(
  {
    scope: 'write',
    summary: 'Create',
    body: z.object({ name: z.string().min(1), secret: z.string().optional() }),
    maxBytes: 1000,
  },
  async ({ body }) => {
    runs += 1;
    if (body.name === 'fails once' && runs === 1) throw new AppError('unavailable', 'Try again.');
    await new Promise((resolve) => setTimeout(resolve, 50));
    return created({ name: body.name, run: runs });
  },
);

describe('who may come in', () => {
  it('a key with the scope, as a principal of its organisation', async () => {
    const { status, body, headers } = await call(echo, { key: t.keys.read, path: '/api/v1/test?n=3' });
    expect([status, body]).toEqual([200, { org: t.org.id, name: 'Test read', n: 3 }]);
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    expect(headers.get('cache-control')).toContain('no-store');
  });

  it('nobody without a key', async () => {
    const { status, body, headers } = await call(echo);
    expect(status).toBe(401);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(body).toEqual({
      type: 'urn:winloop:problem:unauthenticated',
      title: 'Unauthorized',
      status: 401,
      code: 'unauthenticated',
      detail: 'Sign in, or send an API key.',
      request_id: headers.get('x-request-id'),
    });
  });

  it.each(['wl_0000000000000000000000000000000000000000', 'nonsense', '', 'wl_x'])(
    'no key like %j',
    async (key) => {
      expect((await call(echo, { headers: { authorization: `Bearer ${key}` } })).status).toBe(401);
    },
  );

  it('no token that somebody signed, instead of a key', async () => {
    const token = await t.stack.tokenFor({ principalId: t.org.admin.id, scopes: ['admin'] });
    expect((await call(echo, { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
  });

  it('no key without the scope', async () => {
    const { status, body } = await call(create, { key: t.keys.read, body: { name: 'x' } });
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });

  it('no key that has been revoked, from the next request on', async () => {
    const key = await createKey(t.org.admin.db, t.org.id, ['read']);
    expect((await call(echo, { key })).status).toBe(200);
    const { data } = await t.org.admin.db
      .from('api_keys')
      .select('id')
      .order('created_at', { ascending: false })
      .limit(1)
      .single();
    await t.org.admin.db.rpc('revoke_api_key', { p_id: data?.id ?? '' });
    expect((await call(echo, { key })).status).toBe(401);
  });
});

describe('what may come in', () => {
  it('names every wrong field', async () => {
    const { status, body } = await call(create, { key: t.keys.write, body: { name: '', secret: 1 } });
    expect(status).toBe(422);
    expect(body.errors.map(({ path }) => path)).toEqual(['name', 'secret']);
    expect((await call(echo, { key: t.keys.read, path: '/api/v1/test?n=x' })).body.errors[0]?.path).toBe('n');
  });

  it('refuses what is not JSON', async () => {
    for (const body of ['{"name":', new Uint8Array([0xff, 0xfe])]) {
      expect((await call(create, { key: t.keys.write, body })).status).toBe(400);
    }
  });

  it('refuses what is too large, also when the length is not announced', async () => {
    const { status, body } = await call(create, { key: t.keys.write, body: { name: 'x'.repeat(2000) } });
    expect([status, body.code]).toEqual([413, 'too_large']);
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(500)) });
    const request = new Request('http://localhost/api/v1/test', {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: { authorization: `Bearer ${t.keys.write}` },
    } as RequestInit);
    expect((await create(request, { params: Promise.resolve({}) })).status).toBe(413);
  });

  it('answers 404 to an id that is none', async () => {
    const get = route({ scope: 'read', summary: 'Get', params: idParams }, async ({ params }) => params);
    expect((await call(get, { key: t.keys.read, params: { id: 'x' } })).status).toBe(404);
  });
});

describe('what goes out', () => {
  it('never carries an internal message', async () => {
    const broken = route({ scope: 'read', summary: 'Broken' }, async () => {
      throw new Error('password=hunter2 at /srv/app/lib/x.ts');
    });
    const { status, text, body } = await call(broken, { key: t.keys.read });
    expect([status, body.code]).toEqual([500, 'internal']);
    expect(text).not.toMatch(/hunter2|\/srv|stack/);
  });

  it('must match its schema, while developing', async () => {
    const drifted = route(
      { scope: 'read', summary: 'Drifted', response: z.object({ id: z.uuid() }) },
      async () => ({ id: 'x' }),
    );
    expect((await call(drifted, { key: t.keys.read })).status).toBe(500);
  });
});

describe('Idempotency-Key', () => {
  const post = (idempotencyKey: string, body: unknown, key = t.keys.write) =>
    call<Problem & { name: string }>(create, { key, body, headers: { 'idempotency-key': idempotencyKey } });

  it('gives the first answer to the same request', async () => {
    const first = await post('key-1', { name: 'a' });
    const second = await post('key-1', { name: 'a' });
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
  });

  it('refuses the same key for another request', async () => {
    const { status, body } = await post('key-1', { name: 'b' });
    expect([status, body.errors[0]?.path]).toEqual([422, 'Idempotency-Key']);
  });

  it('belongs to the principal who sent it', async () => {
    const [mine, theirs] = [
      await post('key-2', { name: 'mine' }),
      await post('key-2', { name: 'theirs' }, t.keys.other),
    ];
    expect([mine.status, theirs.status, theirs.body.name]).toEqual([201, 201, 'theirs']);
  });

  it('runs once when ten equal requests arrive together', async () => {
    const before = runs;
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('key-3', { name: 'race' })));
    expect(runs - before).toBe(1);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it('is free again when the request failed', async () => {
    runs = 0;
    expect((await post('key-4', { name: 'fails once' })).status).toBe(503);
    expect((await post('key-4', { name: 'fails once' })).status).toBe(201);
  });

  it('keeps answers unreadable at rest', async () => {
    await post('key-5', { name: 'wl_secret_shown_once' });
    const rows = await t.stack.sql.query<{ response: string }>(
      'select response from public.idempotency_keys',
    );
    expect(rows.length).toBeGreaterThan(3);
    const plain = rows
      .map(({ response }) => response + Buffer.from(response, 'base64').toString('latin1'))
      .join();
    expect(plain).not.toContain('wl_secret_shown_once');
  });
});

it('slows down a principal who asks too often, and says for how long', async () => {
  const answers = await Promise.all(Array.from({ length: 85 }, () => call(echo, { key: t.keys.admin })));
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.body.code).toBe('rate_limited');
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await call(echo, { key: t.keys.read })).status).toBe(200);
});
