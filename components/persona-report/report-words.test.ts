import { describe, expect, it } from 'vitest';
import { matchedWords, monthLabel, verdictWords } from './report-words';

const counts = { used: null, not_used: null, difference: null, considered: 20, minimum: 10 };

describe('the words of the report', () => {
  it('name a month in the language of the reader', () => {
    expect(monthLabel('2026-03', 'en-GB')).toBe('Mar 2026');
    expect(monthLabel('2026-12', 'de-DE')).toBe('Dez. 2026');
  });
  it('say what deals were matched on, and which were not', () => {
    const matched = { stage_and_size: 12, stage: 0, size: 0, age: 3 };
    expect(matchedWords({ ...counts, matched, unmatched: 2 })).toBe(
      '12 on stage and company size, 3 on age alone; 2 had nothing comparable and are left out',
    );
  });
  it('do not decide for the reader', () => {
    const test = { control: 'concise', treatment: 'thorough', n: [2, 2] } as const;
    const difference = { value: 1, interval: [-1, 2] as [number, number] };
    expect(verdictWords({ ...test, n: [2, 2], difference, verdict: 'undecided' })).toContain('Undecided');
    expect(verdictWords({ ...test, n: [2, 2], difference, verdict: 'lower' })).toBe(
      'Thorough is rated lower than concise.',
    );
  });
});
