import { expect, it } from 'vitest';
import type { LearnedPattern } from '@/lib/conversations/pattern-schema';
import { examplesOf, stateOf } from './pattern-words';

const now = Date.parse('2026-11-20T12:00:00Z');

it('knows where a pattern stands', () => {
  const past = '2026-11-01T00:00:00Z';
  expect(stateOf({ status: 'active', expires_at: null }, now)).toBe('active');
  expect(stateOf({ status: 'active', expires_at: past }, now)).toBe('expired');
  expect(stateOf({ status: 'proposed', expires_at: '2026-12-01T00:00:00Z' }, now)).toBe('proposed');
  expect(stateOf({ status: 'retired', expires_at: past }, now)).toBe('retired');
});

it('names each exchange behind it once, the best example first', () => {
  const pattern = {
    metadata: { example_id: 'b' },
    conversation_ids: ['a', 'b'],
  } as unknown as LearnedPattern;
  expect(examplesOf(pattern)).toEqual(['b', 'a']);
});
