// First-load JavaScript of each route, gzipped: what the HTML of the page asks for before anything is pressed.
//   node scripts/bundle-size.mjs [--json] [route …]
// Needs the built application running with the sample organisation (npm run demo). Exits 1 over budget.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright';

const SHELL_KB = 170;
const SCREEN_KB = 260;
const PUBLIC = ['/login', '/signup', '/reset'];
const SHELL = 'shell (what every signed-in page shares)';
const SIGNED_IN = [
  '/',
  '/deals',
  '/contacts',
  '/campaigns',
  '/import',
  '/forecast',
  '/settings/profile',
  '/settings/members',
  '/settings/audit',
];

const args = process.argv.slice(2);
const asJson = args.includes('--json');
const wanted = args.filter((arg) => arg.startsWith('/'));
const demo = JSON.parse(readFileSync(process.env.WINLOOP_DEMO ?? '.data/demo.json', 'utf8'));

const browser = await chromium.launch({
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update'],
});
const context = await browser.newContext({ baseURL: demo.url });
const sizes = new Map();

async function sizeOf(url) {
  const known = sizes.get(url);
  if (known !== undefined) return known;
  const response = await context.request.get(url);
  const size = gzipSync(await response.body()).length;
  sizes.set(url, size);
  return size;
}

async function measure(route) {
  const response = await context.request.get(route, { maxRedirects: 0 });
  if (response.status() !== 200) return { route, kb: null, sources: [], status: response.status() };
  const html = await response.text();
  const sources = [...html.matchAll(/<script[^>]+src="([^"]+\.js[^"]*)"[^>]*>/g)]
    .filter(([tag]) => !tag.includes('noModule'))
    .map(([, source]) => source.replaceAll('&amp;', '&'));
  const unique = [...new Set(sources)];
  return { route, kb: await kbOf(unique), sources: unique, status: 200 };
}

async function kbOf(urls) {
  const bytes = await Promise.all(urls.map(sizeOf));
  return Math.round(bytes.reduce((sum, size) => sum + size, 0) / 100) / 10;
}

const rows = [];
for (const route of wanted.length > 0 ? [] : PUBLIC) rows.push(await measure(route));
const page = await context.newPage();
await page.goto('/login');
await page.getByRole('textbox', { name: 'E-mail address' }).fill(demo.admin.email);
await page.getByRole('textbox', { name: 'Password' }).fill(demo.admin.password);
await page.getByRole('button', { name: 'Sign in', exact: true }).click();
await page.waitForURL((url) => !url.pathname.startsWith('/login'));
await page.close();
const signedIn = [];
for (const route of wanted.length > 0 ? wanted : SIGNED_IN) signedIn.push(await measure(route));
rows.push(...signedIn);
if (wanted.length === 0) {
  const pages = signedIn.filter(({ status }) => status === 200);
  const shared = pages[0]?.sources.filter((url) => pages.every(({ sources }) => sources.includes(url))) ?? [];
  rows.push({ route: SHELL, kb: await kbOf(shared), sources: shared, status: 200 });
}
await browser.close();

const isOver = ({ route, kb }) => kb !== null && kb > (route === SHELL ? SHELL_KB : SCREEN_KB);
if (asJson)
  console.log(
    JSON.stringify({
      shell_kb: SHELL_KB,
      screen_kb: SCREEN_KB,
      routes: rows.map(({ route, kb, sources, status }) => ({ route, kb, scripts: sources.length, status })),
    }),
  );
else
  for (const row of rows)
    console.log(
      `${String(row.kb ?? `status ${row.status}`).padStart(10)} kB  ${row.route}${isOver(row) ? '  OVER BUDGET' : ''}`,
    );
process.exit(rows.some(isOver) ? 1 : 0);
