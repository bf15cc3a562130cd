import { describe, expect, it } from 'vitest';
import { answersNow, chainOf, ORDERS, orderOf } from './engine-words';

const none = { anthropic: false, openai: false, local: true };

describe('engines', () => {
  it('answers locally without any key', () => {
    for (const { value } of ORDERS) expect(answersNow(value, none)).toBe('local');
  });
  it('takes the first that is ready', () => {
    expect(answersNow('anthropic', { ...none, openai: true })).toBe('openai');
    expect(answersNow('local', { ...none, openai: true })).toBe('local');
  });
  it('reads back what it stored', () => {
    for (const { value } of ORDERS) expect(orderOf('persona', chainOf(value))).toBe(value);
  });
  it('shows who is asked first while nothing was chosen', () => {
    expect(orderOf('insight', undefined)).toBe('anthropic');
    expect(orderOf('persona', undefined)).toBe('openai');
  });
});
