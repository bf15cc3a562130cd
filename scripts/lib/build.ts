import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, root } from './paths';

const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'next.config.ts',
  'instrumentation.ts',
  'proxy.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];
const dist = () => join(root, process.env.NEXT_DIST_DIR ?? '.next');

/** Builds the application, unless the sources are those of the last build. Answers whether it had to. */
export async function buildOnce(): Promise<boolean> {
  const stamp = join(dist(), 'winloop-sources');
  const sources = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return false;
  const output: Buffer[] = [];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', WINLOOP_LOCAL_BUILD: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0)
    throw new Error(`The application could not be built.\n${Buffer.concat(output).toString().trim()}`);
  writeFileSync(stamp, sources);
  return true;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) add(hash, source);
  return hash.digest('hex');
}

function add(hash: ReturnType<typeof createHash>, path: string): void {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (stats?.isDirectory()) {
    for (const name of readdirSync(join(root, path)).sort()) add(hash, `${path}/${name}`);
  } else if (stats && !/\.test\.tsx?$/.test(path)) {
    hash.update(path).update(readFileSync(join(root, path)));
  }
}

/** Route types, which the type checker wants before any build. */
export function generateRouteTypes(): boolean {
  return spawnSync(bin('next'), ['typegen'], { cwd: root, stdio: 'ignore' }).status === 0;
}
