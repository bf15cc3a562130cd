import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, test as base, type Page } from 'playwright/test';
import { CONTEXT } from './context';
import { type Demo, readDemo } from './environment';
import { waitForInteractive } from './interactive';
import { SignInPage } from './pages/sign-in-page';

export { expect } from 'playwright/test';

export type Role = 'rep' | 'admin' | 'other';
type Sessions = Record<Role, () => Promise<string>>;

type TestFixtures = {
  /** A tab in which Mara, a rep of the sample organisation, is signed in. */
  repPage: Page;
  /** A tab in which Jonas, its admin, is signed in. */
  adminPage: Page;
  /** A tab in which the admin of the competing organisation is signed in. */
  otherPage: Page;
  /** Calls /api/v1 with a key: of the sample organisation unless another is given. */
  api: (path: string, init?: RequestInit, key?: string) => Promise<{ status: number; body: unknown }>;
};
type WorkerFixtures = {
  demo: Demo;
  sessions: Sessions;
  /** One tab for a walk over many screens, in which the admin is signed in and the scripts stay loaded. */
  adminTab: Page;
};

async function signedIn(browser: Browser, state: string, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ storageState: state });
  await use(await context.newPage());
  await context.close();
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  /** A test can't act on a page that is drawn but not interactive yet, in whatever tab it opens. */
  browser: [
    async ({ browser }, use) => {
      const newContext = browser.newContext.bind(browser);
      browser.newContext = async (options) => {
        const context = await newContext(options);
        waitForInteractive(context);
        return context;
      };
      await use(browser);
    },
    { scope: 'worker' },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from the pattern
  demo: [async ({}, use) => use(readDemo()), { scope: 'worker' }],

  /** Signs in through the form, once per worker and role, and keeps the cookies. */
  sessions: [
    async ({ browser, demo }, use, { workerIndex }) => {
      const folder = join(tmpdir(), `winloop-e2e-${process.pid}-${workerIndex}`);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const accounts = { rep: demo.rep, admin: demo.admin, other: demo.other_org };
      const ready = new Map<Role, Promise<string>>();
      const signIn = async (role: Role): Promise<string> => {
        const context = await browser.newContext({ ...CONTEXT, baseURL: demo.url });
        const page = await context.newPage();
        await new SignInPage(page).signIn(accounts[role].email, accounts[role].password);
        const path = join(folder, `${role}.json`);
        await context.storageState({ path });
        await context.close();
        return path;
      };
      const once = (role: Role) => () => {
        const known = ready.get(role) ?? signIn(role);
        ready.set(role, known);
        return known;
      };
      await use({ rep: once('rep'), admin: once('admin'), other: once('other') });
    },
    { scope: 'worker', timeout: 90_000 },
  ],

  adminTab: [
    async ({ browser, demo, sessions }, use) => {
      const storageState = await sessions.admin();
      const context = await browser.newContext({ ...CONTEXT, baseURL: demo.url, storageState });
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker', timeout: 90_000 },
  ],

  repPage: async ({ browser, sessions }, use) => signedIn(browser, await sessions.rep(), use),
  adminPage: async ({ browser, sessions }, use) => signedIn(browser, await sessions.admin(), use),
  otherPage: async ({ browser, sessions }, use) => signedIn(browser, await sessions.other(), use),

  api: async ({ demo }, use) => {
    await use(async (path, init = {}, key = demo.api_key) => {
      const headers = new Headers(init.headers);
      headers.set('authorization', `Bearer ${key}`);
      if (typeof init.body === 'string' && !headers.has('content-type'))
        headers.set('content-type', 'application/json');
      const response = await fetch(`${demo.url}/api/v1${path}`, { ...init, headers });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
    });
  },
});
