import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate } from './fill';
import { type Lead, type Sender, SLOTS, slotValues } from './lead';
import { draftSequence } from './local';
import { CTAS, FRAMEWORK_SENTENCES, GREETINGS, HOOKS, SUBJECT_STYLES } from './skeletons';

const maybe = (values: fc.Arbitrary<string>) => fc.option(values, { nil: null });
const word = fc.stringMatching(/^[\p{L}{}. ]{1,20}$/u);
const lead: fc.Arbitrary<Lead> = fc.record({
  name: maybe(word),
  company: maybe(word),
  industry: maybe(word),
  job_title: maybe(word),
  region: maybe(word),
  last_activity_kind: maybe(fc.constantFrom('call', 'meeting', 'email', 'note')),
  last_activity_at: maybe(fc.date({ noInvalidDate: true }).map((date) => date.toISOString())),
});
const sender: fc.Arbitrary<Sender> = fc.record({ name: maybe(word), company: maybe(word) });
const oneOf = (forms: object, unknown = 'unheard of') =>
  fc.record({
    value: fc.constantFrom(...Object.keys(forms), unknown),
    by: fc.constantFrom('rule' as const, 'lead' as const, 'neutral' as const),
    practiceIds: fc.constant<string[]>([]),
    line: fc.constant(null),
  });
const decided = fc.record({
  framework: oneOf(FRAMEWORK_SENTENCES),
  tone: oneOf(GREETINGS),
  hook: oneOf(HOOKS, 'statistic'),
  cta: oneOf(CTAS),
  length: oneOf({ short: '' }),
  subject_style: oneOf(SUBJECT_STYLES, 'number'),
  subject_length: oneOf({ short: '' }),
});
const tokens = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

describe('nothing is invented', () => {
  it('every word of a draft is in its template or in the record', () => {
    fc.assert(
      fc.property(lead, sender, decided, fc.integer({ min: 1, max: 8 }), (who, from, choice, steps) => {
        const values = slotValues(who, from);
        const drafts = draftSequence({
          steps,
          decided: choice,
          advice: [],
          preferences: [],
          available: undefined,
        });
        const record = new Set([
          ...tokens([...Object.values(who), ...Object.values(from)].join(' ')),
          ...tokens(values.last_activity ?? ''),
        ]);
        for (const { body } of drafts) {
          const { text } = fillTemplate(body, values);
          const template = new Set(['Hello', ...tokens(body)]);
          expect(text).not.toMatch(/[{}]/);
          for (const token of tokens(text)) expect(template.has(token) || record.has(token)).toBe(true);
        }
      }),
    );
  });

  it('every value of a slot comes from one field of the record', () => {
    fc.assert(
      fc.property(lead, sender, (who, from) => {
        const { last_activity, ...fields } = slotValues(who, from);
        const source = tokens([...Object.values(who), ...Object.values(from)].join(' '));
        for (const value of Object.values(fields)) {
          for (const token of tokens(value)) expect(source).toContain(token);
        }
        const isComplete = who.last_activity_at && /call|meeting|email/.test(who.last_activity_kind ?? '');
        expect(last_activity !== undefined).toBe(Boolean(isComplete));
      }),
    );
  });
});

describe('fillTemplate', () => {
  it('leaves out the sentence that cannot be filled and says so', () => {
    const { text, dropped } = fillTemplate('Hi {first_name},\n\nOne. After our {last_activity}. Two.', {
      first_name: 'Ada',
    });
    expect(text).toBe('Hi Ada,\n\nOne. Two.');
    expect(dropped).toEqual(['After our {last_activity}.']);
  });

  it('greets somebody without a name', () => {
    expect(fillTemplate('Dear {full_name},\n\nOne.', {}).text).toBe('Hello,\n\nOne.');
  });

  it('knows no slots but its own', () => {
    expect(fillTemplate('A {secret}. B {COMPANY}. C.', { company: 'X' }).text).toBe('C.');
    expect(SLOTS).not.toContain('email');
  });

  it('does not read slots in what a record says', () => {
    const values = slotValues(
      { name: '{sender_name}', company: 'A\n\nB {industry}', industry: 'Steel' } as Lead,
      { name: 'Rep', company: null },
    );
    expect(fillTemplate('Hi {first_name}, {company}.', values).text).toBe('Hi sender_name, A B industry.');
  });
});

it('a company that ends with a full stop ends a sentence with one', () => {
  const filled = fillTemplate('I looked at {company}. Is it {company}?', { company: 'Harborline Inc.' });
  expect(filled.text).toBe('I looked at Harborline Inc. Is it Harborline Inc.?');
});
