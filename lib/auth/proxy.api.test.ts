import { NextRequest } from 'next/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { proxy } from '@/proxy';
import { apiTest } from '../../supabase/embedded/test-api';
import { TestBrowser } from '../../supabase/embedded/test-browser';
import { overrideEnv } from '../env/env';
import { signIn } from './actions';

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

const visit = (path = '/deals') =>
  proxy(
    new NextRequest(`http://localhost:3000${path}`, {
      headers: browser.header ? { cookie: browser.header } : {},
    }),
  );
const policyOf = (response: Response) => response.headers.get('content-security-policy') ?? '';

describe('proxy', () => {
  it('gives every page a policy with a nonce of its own, the same to page and browser', async () => {
    const [first, second] = [await visit(), await visit()];
    const nonce = /'nonce-([^']+)'/.exec(policyOf(first))?.[1];
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(first.headers.get('x-middleware-request-x-nonce')).toBe(nonce);
    expect(policyOf(second)).not.toContain(nonce);
    const script = /script-src ([^;]+)/.exec(policyOf(first))?.[1] ?? '';
    expect(script).toContain("'strict-dynamic'");
    expect(script).not.toContain('unsafe-inline');
    for (const directive of [
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "object-src 'none'",
      "form-action 'self'",
    ]) {
      expect(policyOf(first)).toContain(directive);
    }
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
    expect(first.headers.get('permissions-policy')).toContain('camera=()');
  });

  it('asks for https only where the application is served over it', async () => {
    expect((await visit()).headers.get('strict-transport-security')).toBeNull();
    overrideEnv({ ...t.stack.env, APP_URL: 'https://winloop.example' });
    const response = await visit();
    expect(response.headers.get('strict-transport-security')).toContain('max-age=');
    expect(policyOf(response)).toContain('upgrade-insecure-requests');
    overrideEnv(t.stack.env);
  });

  it('lets strangers through: pages authorise themselves', async () => {
    const response = await visit();
    expect(response.status).toBe(200);
    expect(response.headers.get('x-middleware-next')).toBe('1');
    expect(response.headers.get('x-middleware-request-x-path')).toBe('/deals');
  });

  it('refreshes a session that is about to end, for the page and for the browser', async () => {
    await signIn(t.org.admin);
    const [cookie] = browser.getAll().filter(({ name }) => name.startsWith('sb-'));
    const session = JSON.parse(
      Buffer.from((cookie?.value ?? '').replace('base64-', ''), 'base64url').toString(),
    );
    const fresh = await visit();
    expect(fresh.headers.getSetCookie()).toEqual([]);

    const old = { ...session, expires_at: Math.floor(Date.now() / 1000) - 10 };
    browser.set(cookie?.name ?? '', `base64-${Buffer.from(JSON.stringify(old)).toString('base64url')}`);
    const response = await visit();
    const written = response.headers.getSetCookie();
    expect(written.some((line) => line.startsWith(cookie?.name ?? '-') && /httponly/i.test(line))).toBe(true);
    expect(response.headers.get('cache-control')).toContain('no-store');
    const value =
      /=([^;]+)/.exec(written.find((line) => line.startsWith(cookie?.name ?? '-')) ?? '')?.[1] ?? '-';
    expect(response.headers.get('x-middleware-request-cookie')).toContain(value);
  });

  it('does not let the page see headers that a visitor made up', async () => {
    const response = await proxy(
      new NextRequest('http://localhost:3000/', {
        headers: { 'x-nonce': 'mine', 'x-path': '//evil.example' },
      }),
    );
    expect(response.headers.get('x-middleware-request-x-nonce')).not.toBe('mine');
    expect(response.headers.get('x-middleware-request-x-path')).toBe('/');
  });
});
