import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Outcome } from './outcome';
import { fromReport } from './parts';

const dir = mkdtempSync(join(tmpdir(), 'winloop-parts-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function written(report: unknown): string {
  const file = join(dir, `${crypto.randomUUID()}.json`);
  writeFileSync(file, JSON.stringify(report));
  return file;
}

const read = (json: unknown) => json as Outcome;
const green: Outcome = { passed: 3, failed: 0, notices: [] };

describe('the outcome of a part', () => {
  it('is what its report says', () => {
    expect(fromReport('unit', written(green), 0, read)).toEqual(green);
    expect(fromReport('unit', written({ ...green, failed: 2 }), 1, read).failed).toBe(2);
  });

  it('is never a success when the run ended badly, and says so by name', () => {
    const bad = fromReport('db', written(green), 139, read);
    expect(bad).toMatchObject({ passed: 3, failed: 1 });
    expect(bad.notices).toMatchObject([{ kind: 'failed', file: 'db', why: expect.stringContaining('139') }]);
  });

  it('is a failure when there is no report', () => {
    const lost = fromReport('e2e', join(dir, 'absent.json'), 0, read);
    expect(lost).toMatchObject({ passed: 0, failed: 1 });
    expect(lost.notices).toHaveLength(1);
  });
});
