import { expect, it } from 'vitest';
import { rulesSchema } from '@/lib/conversations/schema';
import { REDACTION_KINDS } from '@/lib/privacy/redaction';
import { everyProblem, KINDS, takenOutWords, termProblem } from './kind-words';

it('shows every kind that there is', () => {
  expect([...KINDS].sort()).toEqual([...REDACTION_KINDS].sort());
});

it('counts in words what was taken out', () => {
  expect(takenOutWords({ name: 1, email: 2, term: 1 })).toBe(
    'Taken out: 1 name, 2 e-mail addresses, 1 word of your own.',
  );
  expect(takenOutWords({})).toBe('Nothing would be taken out.');
});

it('says what the server would refuse', () => {
  expect(termProblem(' a ', [])).toBe('Enter at least two characters.');
  expect(termProblem('Falcon', ['falcon'])).toBe('This is taken out already.');
  expect(termProblem('Falcon', ['Project Falcon'])).toBeNull();
  for (const text of ['', '10', '100000', '9', '100001', '12.5', 'many']) {
    const report_every = text === '' ? null : Number(text);
    expect(everyProblem(text) === null).toBe(rulesSchema.safeParse({ report_every }).success);
  }
});
