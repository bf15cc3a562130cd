import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { generateRouteTypes } from '../lib/build';
import { bin, root } from '../lib/paths';
import { add, failure, NOTHING, type Outcome } from './outcome';
import { outcomeOfPlaywright, type PlaywrightReport } from './playwright-report';

const reports = join(root, '.data/test');

/** Streams the command's output; answers its exit code. */
function run(command: string, args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

type Step = { name: string; command: string; args: string[] };

/** One step that passes or fails as a whole; what it says is shown, and named when it fails. */
function step({ name, command, args }: Step): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said.push(chunk);
        process.stdout.write(chunk);
      });
    child.once('error', (error) => resolve(failure('check', name, error)));
    child.once('close', (code) => {
      console.log(code === 0 ? `${name}: passed` : `${name}: FAILED`);
      const failed = () => failure('check', name, Buffer.concat(said).toString());
      resolve(code === 0 ? { passed: 1, failed: 0, notices: [] } : failed());
    });
  });
}

const node = process.execPath;

/** Format and lint, types, and the rules of the house: each counts as one. */
export async function check(): Promise<Outcome> {
  generateRouteTypes();
  const steps: Step[] = [
    { name: 'Format and lint', command: bin('biome'), args: ['check', '.', '--diagnostic-level=error'] },
    { name: 'Types', command: bin('tsc'), args: ['--noEmit'] },
    { name: 'Architecture', command: node, args: ['--import', 'tsx', 'scripts/check-architecture.ts'] },
  ];
  let outcome = NOTHING;
  for (const each of steps) {
    console.log(`\n${each.name}`);
    outcome = add(outcome, await step(each));
  }
  return outcome;
}

export async function vitest(
  project: 'unit' | 'db' | 'api',
  env: Record<string, string> = {},
): Promise<Outcome> {
  const file = report(project);
  const args = [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=./scripts/testing/vitest-reporter.ts',
  ];
  const code = await run(node, args, { ...env, VITEST_OUTCOME: file });
  return fromReport(project, file, code, (outcome) => outcome as Outcome);
}

export async function playwright(env: Record<string, string>): Promise<Outcome> {
  const file = report('e2e');
  const args = [join(root, 'node_modules/playwright/cli.js'), 'test', '-c', 'e2e', '--project=e2e'];
  const code = await run(node, args, { ...env, E2E_JSON: file });
  return fromReport('e2e', file, code, (json) => outcomeOfPlaywright(json as PlaywrightReport));
}

function report(name: string): string {
  mkdirSync(reports, { recursive: true });
  const file = join(reports, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

/** A run that ends badly is never a success, whatever its report says. */
export function fromReport(
  part: string,
  file: string,
  code: number,
  read: (json: unknown) => Outcome,
): Outcome {
  if (!existsSync(file)) return failure(part, 'the whole part', `It ended with ${code} and left no report.`);
  const outcome = read(JSON.parse(readFileSync(file, 'utf8')));
  if (outcome.failed > 0 || code === 0) return outcome;
  return add(outcome, failure(part, 'the whole part', `It ended with ${code} though every test passed.`));
}
