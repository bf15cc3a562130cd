import { describe, expect, it } from 'vitest';
import { choiceWords, METRIC_WORDS, oneOf } from './campaign-words';

describe('choiceWords', () => {
  it('writes what agents log as a person would', () => {
    expect(choiceWords('interest_question')).toBe('Interest question');
    expect(choiceWords('PAS')).toBe('PAS');
    expect(choiceWords('09-12')).toBe('09:00–12:00');
    expect(choiceWords('')).toBe('');
  });
});

describe('oneOf', () => {
  it('takes nothing from the address that is not a choice', () => {
    expect(oneOf('close_rate', METRIC_WORDS, 'reply_rate')).toBe('close_rate');
    expect(oneOf('open_rate', METRIC_WORDS, 'reply_rate')).toBe('reply_rate');
    expect(oneOf(null, METRIC_WORDS, 'reply_rate')).toBe('reply_rate');
  });
});
