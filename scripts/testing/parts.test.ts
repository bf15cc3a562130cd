import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fromPlaywright, fromVitest } from './parts';

const dir = mkdtempSync(join(tmpdir(), 'winloop-parts-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function written(report: unknown): string {
  const file = join(dir, `${crypto.randomUUID()}.json`);
  writeFileSync(file, JSON.stringify(report));
  return file;
}

const green = { status: 'passed', assertionResults: [{ status: 'passed' }] };

describe('counting', () => {
  it('adds up what Vitest reports', () => {
    const file = written({ numPassedTests: 3, numFailedTests: 0, testResults: [green] });
    expect(fromVitest(file, 0)).toEqual({ passed: 3, failed: 0 });
  });

  it('counts a file that could not be loaded', () => {
    const broken = { status: 'failed', assertionResults: [] };
    const file = written({ numPassedTests: 3, numFailedTests: 0, testResults: [green, broken] });
    expect(fromVitest(file, 1)).toEqual({ passed: 3, failed: 1 });
  });

  it('never calls a run that ended badly a success', () => {
    expect(
      fromVitest(written({ numPassedTests: 3, numFailedTests: 0, testResults: [green] }), 1).failed,
    ).toBe(1);
    expect(fromVitest(join(dir, 'absent.json'), 0)).toEqual({ passed: 0, failed: 1 });
    expect(fromPlaywright(written({ stats: { expected: 2, flaky: 0, unexpected: 0 } }), 1).failed).toBe(1);
    expect(fromPlaywright(join(dir, 'absent.json'), 0)).toEqual({ passed: 0, failed: 1 });
  });

  it('adds up what Playwright reports', () => {
    const file = written({ stats: { expected: 5, flaky: 1, unexpected: 2 } });
    expect(fromPlaywright(file, 1)).toEqual({ passed: 6, failed: 2 });
  });
});
