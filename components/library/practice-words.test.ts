import { describe, expect, it } from 'vitest';
import {
  contextText,
  patternPairs,
  provenanceText,
  redactionText,
  standingText,
  titleOf,
} from './practice-words';

const redaction = (kind: 'name' | 'company', count: number) => ({ kind, slot: '{x}', count, positions: [] });

describe('words of a practice', () => {
  it('says where it holds, or that it holds anywhere', () => {
    expect(contextText({ company_size: 'small', industry: 'logistics' })).toBe('Logistics, small companies');
    expect(contextText({})).toBe('Anywhere');
  });
  it('says what a person decided and what evidence says beside it', () => {
    const weak = { evidence_status: 'weak', evidence_reason: 'Reply rate 3.0 %.' } as const;
    const standing = { status: 'active', status_by: 'person', status_reason: 'Our brand', ...weak } as const;
    expect(standingText(standing)).toBe(
      'Followed on a person’s word: “Our brand”. Evidence says weak: Reply rate 3.0 %.',
    );
    const byPlan = { ...standing, status: 'retired', status_reason: 'plan:1' } as const;
    expect(standingText(byPlan)).toBe(
      'Retired by an optimization plan. Evidence says weak: Reply rate 3.0 %.',
    );
    const evident = { status: 'weak', status_by: 'evidence', status_reason: 'Low.', ...weak } as const;
    expect(standingText(evident)).toBe('Low.');
    expect(standingText({ ...evident, status: 'active' })).toBeNull();
  });
  it('is called by its first line, cut between words', () => {
    expect(titleOf({ content: 'Short\nand more' })).toBe('Short');
    const title = titleOf({ content: 'word '.repeat(40) });
    expect(title).toMatch(/word …$/);
    expect(title.length).toBeLessThanOrEqual(92);
    expect(titleOf({ content: 'x'.repeat(200) }).length).toBeLessThanOrEqual(92);
  });
  it('adds up what became slots, kind by kind', () => {
    expect(redactionText([redaction('name', 1), redaction('name', 1), redaction('company', 1)])).toBe(
      '2 names and 1 company',
    );
    expect(redactionText([])).toBe('');
  });
  it('names the decisions behind a pattern', () => {
    expect(patternPairs({ cta: 'interest_question', hook: 'a+b' })).toEqual([
      ['Call to action', 'interest question'],
      ['Hook', 'a and b'],
    ]);
  });
  it('says how it is known', () => {
    expect(provenanceText({ kind: 'ledger', messages: 1569 })).toBe(
      'Counted from 1,569 of your own messages',
    );
    expect(provenanceText({ kind: 'person', note: 'from the workshop' })).toBe(
      'Written down by a person: from the workshop',
    );
  });
});
