import { defineConfig, devices } from 'playwright/test';
import { launchOptions } from './chromium';
import { readDemo } from './environment';

const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } };

export default defineConfig({
  testDir: './specs',
  outputDir: '../.data/e2e/results',
  // Two cores carry the application, the stack and the browser.
  workers: Number(process.env.E2E_WORKERS ?? 1),
  forbidOnly: Boolean(process.env.CI),
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: process.env.E2E_JSON ? [['list'], ['json', { outputFile: process.env.E2E_JSON }]] : [['list']],
  use: {
    baseURL: readDemo().url,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    colorScheme: 'light',
    launchOptions: launchOptions(),
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'e2e', use: desktop },
    // Writes public/screens: npx playwright test -c e2e --project=screens
    { name: 'screens', testDir: './screens', use: { ...desktop, deviceScaleFactor: 1 } },
  ],
});
