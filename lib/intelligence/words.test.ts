import { expect, it } from 'vitest';
import { contextWords, patternWords } from './words';

it('says a pattern so that it can be used or avoided', () => {
  expect(patternWords({ framework: 'PAS', hook: 'trigger_event' })).toBe(
    'the PAS framework with a trigger event as the hook',
  );
  expect(patternWords({ cta: 'interest_question' })).toBe('an interest question as the call to action');
  expect(patternWords({ subject_length: 'short' })).toBe('a subject line of up to 40 characters');
  expect(patternWords({ length: 'long' })).toBe('a text over 150 words');
  expect(patternWords({ send_window: '09-12' })).toBe('the hours from 09:00 to 12:00 for sending');
  expect(patternWords({ weekday: 'Tue' })).toBe('Tuesdays for sending');
  expect(patternWords({ link: 'without_link' })).toBe('a text without a link');
});

it('keeps what nobody gave words to, instead of losing it', () => {
  expect(patternWords({ subject_style: 'haiku' })).toBe('haiku');
  expect(patternWords({ song: 'sea_shanty' })).toBe('song sea shanty');
  expect(contextWords({ company_size: 'small', industry: 'Retail' })).toBe('Retail, small companies');
  expect(contextWords({})).toBe('');
});
