import { defineConfig, devices } from 'playwright/test';
import { launchOptions } from './chromium';
import { CONTEXT } from './context';
import { readDemo } from './environment';

const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } };

/** Set by npm test, which reads the report. */
const report = process.env.E2E_JSON;

export default defineConfig({
  testDir: './specs',
  outputDir: '../.data/e2e/results',
  // Two cores carry the application, the stack and the browser.
  workers: Number(process.env.E2E_WORKERS ?? 1),
  forbidOnly: Boolean(process.env.CI),
  // Generous: a wait costs nothing when what is waited for comes, and other machines are slower.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  // In a whole run one flake must not refuse a landing; the end of the run names it: docs/decisions/0159.
  retries: report ? 1 : 0,
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  use: {
    baseURL: readDemo().url,
    ...CONTEXT,
    launchOptions: launchOptions(),
    // A trace of every try costs a fifth of the time: in a whole run only a second try is recorded.
    trace: report ? 'on-first-retry' : 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'e2e', use: desktop },
    // Writes public/screens: npx playwright test -c e2e --project=screens
    { name: 'screens', testDir: './screens', use: { ...desktop, deviceScaleFactor: 1 } },
  ],
});
