import type { Page } from 'playwright/test';
import { expect, test } from '../fixtures';
import { APP_ROUTES, PUBLIC_ROUTES } from '../routes';
import { settled } from '../settled';

/** What the browser complains about: blocked resources and errors of scripts. */
function complaints(page: Page): string[] {
  const found: string[] = [];
  page.on('console', (message) => {
    const isMissingPage = /status of 404/.test(message.text());
    if (message.type() === 'error' && !isMissingPage) found.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => found.push(`${page.url()}: ${error.message}`));
  return found;
}

test('no screen violates the security policy or fails in a script', async ({ adminPage }) => {
  test.slow();
  const found = complaints(adminPage);
  for (const route of APP_ROUTES) {
    await adminPage.goto(route);
    await settled(adminPage);
  }
  expect(found).toEqual([]);
});

test('neither do the screens before signing in', async ({ page }) => {
  const found = complaints(page);
  for (const route of PUBLIC_ROUTES) {
    await page.goto(route);
    await settled(page);
  }
  expect(found).toEqual([]);
});

test('every answer has a nonce of its own, and scripts run only with it', async ({ request }) => {
  const nonceOf = async () => {
    const response = await request.get('/login');
    const policy = response.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("'strict-dynamic'");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
    expect(policy).toContain("frame-ancestors 'none'");
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    const html = await response.text();
    const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    return nonce;
  };
  const [first, second] = [await nonceOf(), await nonceOf()];
  expect(first).toBeTruthy();
  expect(second).not.toBe(first);
});

test('an injected script is blocked', async ({ page }) => {
  await page.goto('/login');
  await settled(page);
  const ran = await page.evaluate(async () => {
    const script = document.createElement('div');
    script.innerHTML = '<img src="x" onerror="window.__injected = true">';
    document.body.append(script);
    await new Promise((resolve) => script.querySelector('img')?.addEventListener('error', resolve));
    return '__injected' in window;
  });
  expect(ran).toBe(false);
});

test('the session is out of reach of scripts, and other headers stand', async ({ repPage, request }) => {
  await repPage.goto('/contacts');
  expect(await repPage.evaluate(() => document.cookie)).not.toMatch(/sb-/);
  expect(await repPage.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toMatch(
    /eyJ/,
  );
  const session = (await repPage.context().cookies()).filter(({ name }) => name.startsWith('sb-'));
  expect(session.length).toBeGreaterThan(0);
  expect(session.every(({ httpOnly, sameSite }) => httpOnly && sameSite === 'Lax')).toBe(true);
  const headers = (await request.get('/login')).headers();
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['x-frame-options']).toBe('DENY');
  expect(headers['x-powered-by']).toBeUndefined();
});
