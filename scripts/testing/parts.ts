import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { generateRouteTypes } from '../lib/build';
import { bin, root } from '../lib/paths';

export type Count = { passed: number; failed: number };
export const NOTHING: Count = { passed: 0, failed: 0 };
export const add = (a: Count, b: Count): Count => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
});

const reports = join(root, '.data/test');

/** Streams the command's output; answers its exit code. */
function run(command: string, args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

const node = process.execPath;

/** Format and lint, types, and the rules of the house: each counts as one. */
export async function check(): Promise<Count> {
  generateRouteTypes();
  const steps: [string, string, string[]][] = [
    ['Format and lint', bin('biome'), ['check', '.', '--diagnostic-level=error']],
    ['Types', bin('tsc'), ['--noEmit']],
    ['Architecture', node, ['--import', 'tsx', 'scripts/check-architecture.ts']],
  ];
  let count = NOTHING;
  for (const [name, command, args] of steps) {
    console.log(`\n${name}`);
    const ok = (await run(command, args)) === 0;
    console.log(ok ? `${name}: passed` : `${name}: FAILED`);
    count = add(count, { passed: ok ? 1 : 0, failed: ok ? 0 : 1 });
  }
  return count;
}

export async function vitest(
  project: 'unit' | 'db' | 'api',
  env: Record<string, string> = {},
): Promise<Count> {
  const file = report(project);
  const args = [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  return fromVitest(file, await run(node, args, env));
}

export async function playwright(env: Record<string, string>): Promise<Count> {
  const file = report('e2e');
  const args = [join(root, 'node_modules/playwright/cli.js'), 'test', '-c', 'e2e', '--project=e2e'];
  return fromPlaywright(file, await run(node, args, { ...env, E2E_JSON: file }));
}

function report(name: string): string {
  mkdirSync(reports, { recursive: true });
  const file = join(reports, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

/** A file that could not even be loaded counts as one failure, and so does a run that ends badly otherwise. */
export function fromVitest(file: string, code: number): Count {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(
    readFileSync(file, 'utf8'),
  ) as VitestReport;
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  ).length;
  const failed = numFailedTests + broken;
  return { passed: numPassedTests, failed: failed || (code === 0 ? 0 : 1) };
}

type PlaywrightReport = { stats: { expected: number; flaky: number; unexpected: number } };

export function fromPlaywright(file: string, code: number): Count {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats } = JSON.parse(readFileSync(file, 'utf8')) as PlaywrightReport;
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected || (code === 0 ? 0 : 1) };
}
