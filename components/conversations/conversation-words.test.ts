import { expect, it } from 'vitest';
import type { Found, Judged } from '@/lib/conversations/session-schema';
import { durationWords, reasonsOf, redactionWords, spanWords, splitSlots } from './conversation-words';

it('says what was taken out, and where', () => {
  expect(redactionWords({ email: 2, name: 1 })).toEqual(['2 e-mail addresses', '1 name']);
  expect(splitSlots('Mail {email} to {first_name}')).toEqual([
    { at: 0, text: 'Mail ', isSlot: false },
    { at: 5, text: 'email', isSlot: true },
    { at: 12, text: ' to ', isSlot: false },
    { at: 16, text: 'first name', isSlot: true },
  ]);
  expect(splitSlots('{"json": 1}')).toEqual([{ at: 0, text: '{"json": 1}', isSlot: false }]);
});

it('says times as people do', () => {
  expect([durationWords(340), durationWords(2449), spanWords(59), spanWords(240), spanWords(5400)]).toEqual([
    '340 ms',
    '2.4 s',
    '59 s',
    '4 min',
    '1.5 h',
  ]);
});

it('says why an exchange is found', () => {
  const found = (success: boolean, feedback: object[], distance: number | null = 0.234) =>
    reasonsOf({ distance, pattern_id: null, exchange: { success, feedback } as Judged } as Found);
  expect(found(true, [])).toEqual(['Near in meaning: distance 0.23', 'sooner, because it went well']);
  expect(found(false, [{ rating: 1, correction: null }], null)).toEqual([
    'Found by its words',
    'later, because it failed',
    'later, because it is badly rated',
  ]);
  expect(found(false, [{ rating: 1, correction: 'Say sorry' }])[1]).toMatch(/corrected/);
});
