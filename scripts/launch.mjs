// Runs on whatever Node the system has: installs what the lock file says, then hands over to the pinned one.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.winloop-install`;
const NEEDED_BYTES = 2_000_000_000;

function install() {
  const lock = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');
  const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (installed === lock && existsSync(`${root}node_modules/.bin/node`)) return;
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize < NEEDED_BYTES)
    stop('The disk is almost full: installing Winloop needs about 2 GB of free space.');
  console.log('Installing packages (about a minute, once) …');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'development' },
  });
  if (status !== 0) stop('The packages could not be installed: npm says why above.');
  writeFileSync(stamp, lock);
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Runs a TypeScript file of scripts/ with the arguments of this process, and ends as it ends. */
export function launch(file) {
  if (Number(process.versions.node.split('.')[0]) < 20) stop('Winloop needs Node 20 or newer to start.');
  install();
  const args = [
    '--conditions=react-server',
    '--import',
    'tsx',
    `${root}scripts/${file}`,
    ...process.argv.slice(2),
  ];
  const child = spawn(`${root}node_modules/.bin/node`, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', LITE_TELEMETRY: '0' },
  });
  // The child hears Ctrl-C itself and stops what it started; this process only waits for it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  }
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
