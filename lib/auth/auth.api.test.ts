import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { apiTest, call, type Problem } from '../../supabase/embedded/test-api';
import { TestBrowser } from '../../supabase/embedded/test-browser';
import { route } from '../http/route';
import * as actions from './actions';
import { confirm } from './confirm';
import { currentCaller } from './session';

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

const PASSWORD = 'correct horse battery';
const signedIn = async ({ email, password } = t.org.admin) => actions.signIn({ email, password });
const whoAmI = route({ scope: 'read', summary: 'Me' }, async ({ org, principal }) => ({ org, principal }));
const change = route({ scope: 'write', summary: 'Change' }, async () => ({ changed: true }));
type Me = { org: { id: string; name: string }; principal: { id: string; role: string; kind: string } };
const me = () => call<Me & Problem>(whoAmI, { headers: { cookie: browser.header } });
const follow = async (path: string) => {
  const response = await confirm(
    new Request(`http://localhost:3000${path}`, { headers: { cookie: browser.header } }),
  );
  browser.receive(response);
  return response;
};
const linkIn = (email: string) =>
  /\/auth\/confirm\?\S+/.exec(t.stack.mailbox.mails(email)[0]?.text ?? '')?.[0] ?? '';

describe('signing up and in', () => {
  it('makes a person, with a session that scripts cannot read', async () => {
    const email = 'ada@example.com';
    const result = await actions.signUp({
      email: ' Ada@Example.com ',
      password: PASSWORD,
      name: 'Ada',
      next: '/join/x',
    });
    expect(result).toEqual({ ok: true, data: { state: 'signed_in', next: '/join/x' } });
    const session = [...browser.written].filter(([name]) => name.startsWith('sb-'));
    expect(session.length).toBeGreaterThan(0);
    expect(session.every(([, options]) => options.httpOnly)).toBe(true);
    const again = await actions.signUp({ email, password: PASSWORD, name: 'Ada' });
    expect(again).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });

  it('says what is wrong with a field', async () => {
    const result = await actions.signUp({ email: 'x', password: 'short', name: '' });
    expect(result).toMatchObject({ ok: false, error: { code: 'validation' } });
    const paths = result.ok ? [] : result.error.errors?.map(({ path }) => path);
    expect(paths).toEqual(['email', 'password', 'name']);
  });

  it('says the same about a wrong password and an unknown address', async () => {
    const wrong = await actions.signIn({ email: t.org.admin.email, password: 'wrong password' });
    const unknown = await actions.signIn({ email: 'nobody@example.com', password: 'wrong password' });
    expect(wrong).toEqual(unknown);
    expect(wrong).toMatchObject({ ok: false, error: { code: 'unauthenticated' } });
    expect(browser.getAll()).toEqual([]);
  });

  it('slows down guessing at one account', async () => {
    const email = 'guessed@example.com';
    const codes = new Set<string>();
    for (let n = 0; n < 12; n += 1) {
      const result = await actions.signIn({ email, password: `guess ${n}` });
      if (!result.ok) codes.add(result.error.code);
    }
    expect([...codes]).toEqual(['unauthenticated', 'rate_limited']);
  });

  it('takes a form as well', async () => {
    const form = new FormData();
    form.set('email', t.org.rep.email);
    form.set('password', t.org.rep.password);
    form.set('next', 'https://evil.example');
    expect(await actions.signIn(undefined, form)).toEqual({ ok: true, data: { next: '/' } });
  });

  it('ends', async () => {
    await signedIn();
    const before = browser.header;
    await expect(actions.signOut({})).rejects.toThrow('NEXT_REDIRECT');
    expect((await me()).status).toBe(401);
    expect(before).not.toBe(browser.header);
  });
});

describe('links in mails', () => {
  it('sign in once, and lead where the person wanted to go', async () => {
    const { email } = t.org.rep;
    expect(await actions.requestMagicLink({ email, next: '/deals?status=open' })).toEqual({
      ok: true,
      data: { sent: true },
    });
    const link = linkIn(email);
    const response = await follow(link);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/deals?status=open');
    expect((await me()).body.principal.id).toBe(t.org.rep.id);
    browser = new TestBrowser();
    expect((await follow(link)).headers.get('location')).toBe('/login?link=expired');
    expect((await me()).status).toBe(401);
  });

  it('never lead to another site', async () => {
    await actions.requestMagicLink({ email: t.org.otherRep.email });
    const response = await follow(`${linkIn(t.org.otherRep.email)}&next=//evil.example`);
    expect(response.headers.get('location')).toBe('/');
  });

  it.each(['', '?token_hash=x&type=magiclink', '?token_hash=x&type=nonsense', '?type=signup'])(
    'refuse %j',
    async (query) => {
      const response = await follow(`/auth/confirm${query}`);
      expect(response.headers.get('location')).toBe('/login?link=expired');
    },
  );

  it('tell nobody who has an account', async () => {
    const email = 'stranger@example.com';
    expect(await actions.requestMagicLink({ email })).toEqual({ ok: true, data: { sent: true } });
    expect(await actions.requestPasswordReset({ email })).toEqual({ ok: true, data: { sent: true } });
    expect(t.stack.mailbox.mails(email)).toEqual([]);
  });

  it('let a person choose a new password', async () => {
    const person = await t.stack.signUp('forgetful@example.com');
    await actions.requestPasswordReset({ email: person.email });
    expect((await follow(linkIn(person.email))).headers.get('location')).toBe('/new-password');
    expect(await actions.updatePassword({ password: 'a brand new password' })).toMatchObject({ ok: true });
    browser = new TestBrowser();
    expect(await actions.signIn({ email: person.email, password: person.password })).toMatchObject({
      ok: false,
    });
    expect(await actions.signIn({ email: person.email, password: 'a brand new password' })).toMatchObject({
      ok: true,
    });
  });

  it('are needed for that', async () => {
    expect(await actions.updatePassword({ password: 'a brand new password' })).toMatchObject({
      ok: false,
      error: { code: 'unauthenticated' },
    });
  });
});

describe('the session at the API', () => {
  it('acts as the person in the first organisation, with the scopes of the role', async () => {
    await signedIn();
    const { body } = await me();
    expect(body).toMatchObject({
      org: { id: t.org.id },
      principal: { id: t.org.admin.id, kind: 'user', role: 'admin' },
    });
  });

  it('refuses changes that another site starts', async () => {
    await signedIn();
    const post = (headers: Record<string, string>) =>
      call(change, { method: 'POST', headers: { cookie: browser.header, ...headers } }).then(
        ({ status }) => status,
      );
    expect(await post({ origin: 'http://localhost:3000' })).toBe(200);
    expect(await post({ 'sec-fetch-site': 'same-origin' })).toBe(200);
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      {},
    ]) {
      expect(await post(headers as Record<string, string>)).toBe(403);
    }
  });

  it('refuses a session that somebody made up', async () => {
    await signedIn();
    const forged = new TestBrowser();
    const [session] = browser.getAll().filter(({ name }) => name.startsWith('sb-'));
    const claims = {
      access_token: 'a.b.c',
      refresh_token: 'x',
      expires_at: Date.now() / 1000 + 3600,
      user: { id: t.org.admin.id },
    };
    forged.set(session?.name ?? '', `base64-${Buffer.from(JSON.stringify(claims)).toString('base64url')}`);
    expect((await call(whoAmI, { headers: { cookie: forged.header } })).status).toBe(401);
  });

  it('switches the organisation, to one of the own only', async () => {
    await signedIn();
    const foreign = await actions.switchOrganization({ org_id: t.otherOrg.id });
    expect(foreign).toMatchObject({ ok: false, error: { code: 'not_found' } });
    const { data: second } = await t.org.admin.db.rpc('create_organization', { p_name: 'Second' });
    expect(await actions.switchOrganization({ org_id: second ?? '' })).toMatchObject({ ok: true });
    expect((await me()).body.org.name).toBe('Second');
    expect((await currentCaller()).org.name).toBe('Second');
    browser.set('wl_org', t.otherOrg.id);
    expect((await me()).body.org.id).toBe(t.org.id);
  });

  it('ends with the membership, on the next request', async () => {
    const person = await t.stack.signUp();
    await t.stack.sql.query(
      `insert into public.memberships (org_id, principal_id, kind, role, user_id) values ($1, $2, 'user', 'rep', $2)`,
      [t.org.id, person.id],
    );
    await signedIn(person);
    expect((await me()).status).toBe(200);
    await t.org.admin.db.from('memberships').delete().eq('principal_id', person.id);
    expect((await me()).body).toMatchObject({
      code: 'forbidden',
      detail: 'You do not belong to an organisation yet.',
    });
  });
});
