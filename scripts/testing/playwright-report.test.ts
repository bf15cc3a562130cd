import { describe, expect, it } from 'vitest';
import { outcomeOfPlaywright, type PlaywrightReport } from './playwright-report';

const result = (duration: number, message?: string) => ({
  duration,
  errors: message === undefined ? [] : [{ message }],
});
const spec = (title: string, status: string, results: ReturnType<typeof result>[]) => ({
  title,
  file: 'replies.spec.ts',
  line: 44,
  tests: [{ status, results }],
});

const report: PlaywrightReport = {
  stats: { expected: 2, flaky: 1, unexpected: 1 },
  suites: [
    {
      title: 'replies.spec.ts',
      specs: [spec('all are read', 'expected', [result(900)])],
      suites: [
        {
          title: 'the queue',
          specs: [
            spec('is worked off', 'unexpected', [
              result(10, 'Error: not focused'),
              result(10, 'Error: still'),
            ]),
            spec('comes back', 'flaky', [result(10, 'Error: late'), result(10)]),
            spec('is long', 'expected', [result(45_000)]),
          ],
        },
      ],
    },
  ],
};

describe('what Playwright reports', () => {
  it('is added up, with what passed on a second try as passed', () => {
    expect(outcomeOfPlaywright(report)).toMatchObject({ passed: 3, failed: 1 });
  });

  it('names what failed, was flaky and took long, by file and line', () => {
    const file = 'e2e/specs/replies.spec.ts:44';
    expect(outcomeOfPlaywright(report).notices).toEqual([
      { kind: 'failed', file, name: 'the queue › is worked off', why: 'Error: not focused' },
      { kind: 'flaky', file, name: 'the queue › comes back', why: 'Error: late' },
      { kind: 'slow', file, name: 'the queue › is long', why: '45.0 s' },
    ]);
  });

  it('counts an error outside any test', () => {
    const stats = { expected: 2, flaky: 0, unexpected: 0 };
    const outcome = outcomeOfPlaywright({ stats, errors: [{ message: 'Error: no tests found' }] });
    expect(outcome.failed).toBe(1);
    expect(outcome.notices[0]?.why).toBe('Error: no tests found');
  });
});
