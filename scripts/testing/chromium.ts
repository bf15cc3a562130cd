import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { StartError } from '../lib/local-app';
import { bin, root } from '../lib/paths';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

function found(): string | undefined {
  const candidates = [process.env.CHROMIUM_PATH, ...SYSTEM, chromium.executablePath()];
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
}

/** The browser of the machine; when there is none, Debian's (as root), else Playwright's own. */
export function ensureChromium(): string {
  const existing = found();
  if (existing) return existing;
  console.log('Installing Chromium …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { cwd: root, stdio: 'inherit', env } as const;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    spawnSync('apt-get', ['update', '-qq'], options);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  } else {
    spawnSync(bin('playwright'), ['install', 'chromium'], options);
  }
  const installed = found();
  if (installed) return installed;
  throw new StartError(
    'The end-to-end tests need Chromium: install it, or set CHROMIUM_PATH to a Chrome or Chromium.',
  );
}
