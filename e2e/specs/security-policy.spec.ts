import { expect, test } from '../fixtures';
import { settled } from '../settled';

// That no screen breaks the policy is checked where every screen is opened: accessibility.spec.ts.
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
