import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DELETE as revokeKey } from '@/app/api/v1/api-keys/[id]/route';
import { POST as createKey, GET as listKeys } from '@/app/api/v1/api-keys/route';
import { GET as invitations, POST as invite } from '@/app/api/v1/invitations/route';
import { GET as me } from '@/app/api/v1/me/route';
import { PATCH as changeMember, DELETE as removeMember } from '@/app/api/v1/members/[id]/route';
import { GET as members } from '@/app/api/v1/members/route';
import { apiTest, call, type Problem } from '../../supabase/embedded/test-api';
import { TestBrowser } from '../../supabase/embedded/test-browser';
import { signIn, signUp } from '../auth/actions';
import * as actions from './actions';
import type { ApiKey, Member, NewApiKey } from './schema';

let browser = new TestBrowser();
vi.mock('next/headers', () => ({ cookies: async () => browser, headers: async () => new Headers() }));

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
});
afterAll(() => t.close());
beforeEach(() => {
  browser = new TestBrowser();
});
const as = (person: { email: string; password: string }) => signIn(person);
type Page<T> = { data: T[]; next_cursor: string | null };

describe('GET /me', () => {
  it('says who asks', async () => {
    const { body } = await call(me, { key: t.keys.write });
    expect(body).toMatchObject({
      principal: { kind: 'api_key', name: 'Test read+write' },
      org: { id: t.org.id, name: 'Ours' },
      role: 'rep',
      scopes: ['read', 'write'],
    });
  });
});

describe('the name of a person', () => {
  it('is theirs to change, and nobody else’s', async () => {
    await as(t.org.rep);
    expect(await actions.renameMe({ name: '  Ada Byron ' })).toMatchObject({ ok: true });
    expect(await actions.renameMe({ name: ' ' })).toMatchObject({ ok: false, error: { code: 'validation' } });
    const { body } = await call<Page<Member>>(members, { key: t.keys.read });
    const names = new Map(body.data.map(({ id, name }) => [id, name]));
    expect(names.get(t.org.rep.id)).toBe('Ada Byron');
    expect(names.get(t.org.otherRep.id)).not.toBe('Ada Byron');
  });
});

describe('API keys', () => {
  it('are shown once, work at once and end at once', async () => {
    const { status, body } = await call<NewApiKey>(createKey, {
      key: t.keys.admin,
      body: { name: 'CRM', scopes: ['read'] },
    });
    expect(status).toBe(201);
    expect((await call(me, { key: body.key })).status).toBe(200);
    const list = await call<Page<ApiKey>>(listKeys, { key: t.keys.admin });
    expect(list.text).not.toContain(body.key);
    expect(list.body.data.find(({ id }) => id === body.id)).toMatchObject({
      name: 'CRM',
      prefix: body.key.slice(0, 8),
    });
    expect(
      (await call(revokeKey, { method: 'DELETE', key: t.keys.other, params: { id: body.id } })).status,
    ).toBe(404);
    expect(
      (await call(revokeKey, { method: 'DELETE', key: t.keys.admin, params: { id: body.id } })).status,
    ).toBe(204);
    expect((await call(me, { key: body.key })).status).toBe(401);
  });

  it('are made by admins only, with scopes that exist', async () => {
    expect((await call(createKey, { key: t.keys.write, body: { name: 'x' } })).status).toBe(403);
    const { status, body } = await call<Problem>(createKey, {
      key: t.keys.admin,
      body: { name: '', scopes: ['root'] },
    });
    expect([status, body.errors.map(({ path }) => path)]).toEqual([422, ['name', 'scopes.0']]);
  });

  it('never see the hashes, not even an admin’s', async () => {
    const { error } = await t.org.admin.db.from('api_keys').select('token_hash');
    expect(error?.code).toBe('42501');
  });
});

describe('members', () => {
  it('are seen by members and changed by admins', async () => {
    const list = await call<Page<Member>>(members, { key: t.keys.read });
    const ids = list.body.data.map(({ id }) => id);
    expect(ids).toContain(t.org.rep.id);
    expect(ids).not.toContain(t.otherOrg.rep.id);
    const promote = (key: string, id: string) =>
      call(changeMember, { method: 'PATCH', key, params: { id }, body: { role: 'admin' } }).then(
        ({ status }) => status,
      );
    expect(await promote(t.keys.write, t.org.otherRep.id)).toBe(403);
    expect(await promote(t.keys.other, t.org.otherRep.id)).toBe(404);
    expect(await promote(t.keys.admin, t.org.otherRep.id)).toBe(204);
  });

  it('always keep one admin', async () => {
    const org = await t.stack.orgWith('Lonely');
    await as(org.admin);
    expect(await actions.changeMemberRole({ id: org.admin.id, role: 'rep' })).toMatchObject({
      error: { code: 'conflict' },
    });
    expect(await actions.leaveOrganization({})).toMatchObject({ error: { code: 'conflict' } });
    expect(await actions.changeMemberRole({ id: org.rep.id, role: 'admin' })).toMatchObject({ ok: true });
    expect(await actions.leaveOrganization({})).toMatchObject({ ok: true });
  });

  it('lose access the moment they are removed', async () => {
    const org = await t.stack.orgWith('Firing');
    await as(org.admin);
    expect(await actions.removeMember({ id: org.rep.id })).toMatchObject({ ok: true });
    expect((await org.rep.db.from('memberships').select('role')).data).toEqual([]);
    expect(await actions.removeMember({ id: t.otherOrg.rep.id })).toMatchObject({
      error: { code: 'not_found' },
    });
    expect(
      (await call(removeMember, { method: 'DELETE', key: t.keys.read, params: { id: t.org.rep.id } })).status,
    ).toBe(403);
  });

  it('may not do what only admins may', async () => {
    await as(t.org.rep);
    const refused = await Promise.all([
      actions.inviteMember({ email: 'x@example.com', role: 'admin' }),
      actions.createApiKey({ name: 'x', scopes: ['admin'] }),
      actions.updateOrganization({ name: 'Mine now' }),
      actions.setRetention({ kind: 'activities', keep_days: 1 }),
      actions.changeMemberRole({ id: t.org.rep.id, role: 'admin' }),
    ]);
    expect(refused.map((result) => !result.ok && result.error.code)).toEqual(Array(5).fill('forbidden'));
    // The same past the doors: the database refuses on its own.
    const { data } = await t.org.rep.db
      .from('memberships')
      .update({ role: 'admin' })
      .eq('principal_id', t.org.rep.id)
      .select();
    expect(data).toEqual([]);
  });
});

describe('invitations', () => {
  it('let exactly the invited address in, once', async () => {
    const email = 'new.rep@example.com';
    const { status, body } = await call<{ link: string }>(invite, {
      key: t.keys.admin,
      body: { email, role: 'rep' },
    });
    expect(status).toBe(201);
    const token = body.link.split('/join/')[1] ?? '';
    expect((await call(invitations, { key: t.keys.admin })).text).not.toContain(token);
    await as(t.otherOrg.rep);
    expect(await actions.acceptInvitation({ token })).toMatchObject({ error: { code: 'forbidden' } });
    browser = new TestBrowser();
    await signUp({ email, password: 'correct horse battery', name: 'New Rep' });
    expect(await actions.acceptInvitation({ token })).toEqual({ ok: true, data: { org_id: t.org.id } });
    const list = await call<Page<Member>>(members, { key: t.keys.read });
    expect(list.body.data.find((member) => member.email === email)).toMatchObject({
      role: 'rep',
      name: 'New Rep',
    });
    expect(await actions.acceptInvitation({ token: 'x'.repeat(43) })).toMatchObject({
      error: { code: 'not_found' },
    });
  });

  it('expire and are withdrawn', async () => {
    const email = 'late@example.com';
    const first = await call<{ id: string; link: string }>(invite, {
      key: t.keys.admin,
      body: { email, role: 'rep' },
    });
    await t.stack.sql.query(
      `update public.invitations set expires_at = now() - interval '1 second' where id = $1`,
      [first.body.id],
    );
    await signUp({ email, password: 'correct horse battery', name: 'Late' });
    const token = first.body.link.split('/join/')[1] ?? '';
    expect(await actions.acceptInvitation({ token })).toMatchObject({ error: { code: 'conflict' } });
    browser = new TestBrowser();
    await as(t.org.admin);
    expect(await actions.withdrawInvitation({ id: first.body.id })).toMatchObject({ ok: true });
    expect(await actions.withdrawInvitation({ id: first.body.id })).toMatchObject({
      error: { code: 'not_found' },
    });
  });
});

describe('a new person', () => {
  it('creates an organisation and is its admin', async () => {
    await signUp({ email: 'founder@example.com', password: 'correct horse battery', name: 'Founder' });
    expect(await actions.createOrganization({ name: '  New & Sons  ' })).toMatchObject({ ok: true });
    const { body } = await call(me, { headers: { cookie: browser.header } });
    expect(body).toMatchObject({
      org: { name: 'New & Sons' },
      role: 'admin',
      principal: { name: 'Founder' },
    });
  });
});
