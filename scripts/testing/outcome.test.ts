import { describe, expect, it } from 'vitest';
import { add, ending, failure, gist, NOTHING, type Notice, slow } from './outcome';

const notice = (kind: Notice['kind'], name: string): Notice => ({ kind, file: 'a.test.ts', name, why: 'x' });

describe('gist', () => {
  it('keeps what was expected and leaves out colours, the call log and the stack', () => {
    const red = String.fromCharCode(27);
    expect(
      gist(
        `Error: ${red}[2mexpect(${red}[22mlocator).toBeFocused() failed\n\nExpected: focused\nCall log:\n - x`,
      ),
    ).toBe('Error: expect(locator).toBeFocused() failed\nExpected: focused');
    expect(gist('Error: boom\n    at thing (/a/b.ts:3:1)\n    at other (/a/b.ts:4:1)')).toBe('Error: boom');
  });

  it('is short, whatever it is given', () => {
    expect(gist(Array.from({ length: 50 }, () => 'y'.repeat(500)).join('\n')).length).toBeLessThan(1100);
  });
});

describe('the end of a run', () => {
  it('names what failed last, right before the total', () => {
    const outcome = {
      passed: 9,
      failed: 1,
      notices: [notice('failed', 'is kept'), notice('flaky', 'now and then'), notice('slow', 'takes long')],
    };
    const lines = ending(outcome).split('\n');
    expect(lines.at(-1)).toBe('9 passed, 1 failed');
    expect(lines.indexOf('  a.test.ts › is kept')).toBe(lines.length - 4);
    expect(ending(outcome)).toMatch(/Took long.*takes long.*Flaky.*now and then.*Failed.*is kept/s);
  });

  it('is one line when there is nothing to tell', () => {
    expect(ending({ passed: 3, failed: 0, notices: [] })).toBe('3 passed, 0 failed');
  });

  it('stays readable when everything failed', () => {
    const notices = Array.from({ length: 300 }, (_, n) => notice('failed', `test ${n}`));
    expect(ending({ passed: 0, failed: 300, notices })).toContain('and 260 more');
    expect(ending({ passed: 0, failed: 300, notices }).split('\n').length).toBeLessThan(100);
  });

  it('adds up the parts, and what broke off outside any test', () => {
    const total = add(
      add(NOTHING, { passed: 2, failed: 0, notices: [] }),
      failure('e2e', 'start', new Error('no port')),
    );
    expect(ending(total)).toContain('  e2e › start\n      no port\n\n2 passed, 1 failed');
  });

  it('calls only slow tests slow', () => {
    expect(slow('a', 'b', 19_999)).toEqual([]);
    expect(slow('a', 'b', 31_240)).toMatchObject([{ kind: 'slow', why: '31.2 s' }]);
  });
});
