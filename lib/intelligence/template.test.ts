import { expect, it } from 'vitest';
import { type SubjectRow, templateOf, templatesOf } from './template';

const known = [
  { kind: 'name' as const, name: 'Gudrun Wellenstein' },
  { kind: 'company' as const, name: 'Zanzibar Canary Industries' },
];

it('makes every person, company and number a slot', () => {
  expect(templateOf('Gudrun, 3 ideas for Zanzibar Canary Industries', known)).toBe(
    '{first_name}, {number} ideas for {company}',
  );
  expect(templateOf('Up to 12.5 % less downtime by 2027', [])).toBe(
    'Up to {number} % less downtime by {number}',
  );
});

it('gives nothing that is only slots, or that still holds somebody', () => {
  expect(templateOf('Gudrun', known)).toBeNull();
  expect(templateOf('Hello 7', [])).toBeNull();
  expect(templateOf('@', [])).toBeNull();
});

it('counts each template, and leaves out what is rare', () => {
  const row = (subject_line: string, opened: boolean): SubjectRow => ({
    subject_line,
    contact: 'Gudrun Wellenstein',
    company: 'Zanzibar Canary Industries',
    sender: null,
    reached: true,
    opened,
    positive_reply: false,
  });
  const rows = Array.from({ length: 6 }, (_, i) => row(`A question about Zanzibar Canary Industries`, i < 2));
  expect(templatesOf([...rows, row('Only once for you', true)], 'Larkspur')).toEqual([
    {
      template: 'A question about {company}',
      counts: { sent: 6, reached: 6, opened: 2, positive_replies: 0 },
    },
  ]);
});
