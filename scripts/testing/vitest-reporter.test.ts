import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../lib/paths';
import type { Outcome } from './outcome';

const dir = mkdtempSync(join(tmpdir(), 'winloop-vitest-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const FILES = {
  'mixed.test.ts': `
    let tries = 0;
    describe('a part', () => {
      it('passes', () => {});
      it('fails', () => { expect(1).toBe(2); });
      it('comes round', { retry: 1 }, () => { tries += 1; expect(tries).toBe(2); });
    });
    describe('a group', () => {
      beforeAll(() => { throw new Error('no database'); });
      it('never runs', () => {});
    });`,
  'broken.test.ts': `throw new Error('cannot be loaded');`,
  'stray.test.ts': `it('leaves a promise', () => { Promise.reject(new Error('nobody waited')); });`,
};

describe('a real run of Vitest', () => {
  let outcome: Outcome;
  beforeAll(() => {
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(dir, name), text);
    writeFileSync(join(dir, 'vitest.config.mjs'), 'export default { test: { globals: true } };');
    const file = join(dir, 'outcome.json');
    const args = ['run', '--root', dir, `--reporter=${join(root, 'scripts/testing/vitest-reporter.ts')}`];
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const env = { ...process.env, VITEST_OUTCOME: file };
    spawnSync(process.execPath, [vitest, ...args], { cwd: root, env });
    outcome = JSON.parse(readFileSync(file, 'utf8')) as Outcome;
  }, 60_000);

  const of = (kind: string) =>
    outcome.notices.filter((notice) => notice.kind === kind).map(({ name, why }) => `${name}: ${why}`);

  it('names a failed test, a file that cannot be loaded, a hook and a stray error', () => {
    expect(of('failed').toSorted()).toEqual([
      'a group (hooks): no database',
      'a part > fails: expected 1 to be 2 // Object.is equality',
      'an error outside any test: nobody waited',
      'the file itself: cannot be loaded',
    ]);
    expect(outcome.failed).toBe(4);
  });

  it('names a test that passed only on a second try, and counts it as passed', () => {
    expect(of('flaky')).toEqual(['a part > comes round: expected 1 to be 2 // Object.is equality']);
    expect(outcome.passed).toBe(3);
  });
});
