import { expect, it } from 'vitest';
import { type Practice, practiceSchema } from '../practices/schema';
import { formOf, practiceOfForm } from './subject-forms';
import { practiceReason } from './subject-reasons';

const practice = (pattern: Record<string, string> | null, sent: number): Practice =>
  practiceSchema.parse({
    id: crypto.randomUUID(),
    category: 'subject_line',
    content: 'Subject line that asks a question',
    pattern,
    context: {},
    tags: [],
    counts: { sent },
    rates: { ...RATES, reply_rate: { mean: 0.14, interval: [0.1, 0.19], raw: 0.13, n: sent } },
    recent: null,
    breached: [],
    similarity: null,
    score: null,
    status: 'active',
    status_reason: null,
    status_by: 'evidence',
    source: 'learned',
    provenance: { kind: 'ledger' },
    redactions: [],
    version: 1,
    expires_at: null,
    created_by: null,
    updated_by: null,
    created_at: '2026-11-20T09:00:00Z',
    updated_at: '2026-11-20T09:00:00Z',
  });
const NONE = { mean: 0, interval: [0, 1], raw: null, n: 0 };
const RATES = Object.fromEntries(
  `open_rate positive_reply_rate meeting_rate meeting_held_rate conversion_rate unsubscribe_rate spam_rate
  bounce_rate negative_reply_rate`
    .split(/\s+/)
    .map((name) => [name, NONE]),
);

it.each([
  ['Who plans this at {company}?', 'question'],
  ['12 % of budgets', 'number'],
  ['An idea for {company}', 'company_name'],
  ['An idea, {first_name}', 'first_name'],
  ['An idea', 'statement'],
])('reads %s as the library does', (template, style) => {
  expect(formOf(template, template)).toEqual({ style, length: 'short' });
});

it('finds the practice that says most about a line, and never one that is a line itself', () => {
  const [loose, exact, other, written] = [
    practice({ style: 'question' }, 900),
    practice({ style: 'question', length: 'short' }, 90),
    practice({ style: 'number' }, 900),
    practice(null, 900),
  ];
  const all = [loose, exact, other, written].flatMap((one) => one ?? []);
  expect(practiceOfForm({ style: 'question', length: 'short' }, all)).toBe(exact);
  expect(practiceOfForm({ style: 'question', length: 'long' }, all)).toBe(loose);
  expect(practiceOfForm({ style: 'statement', length: 'long' }, all)).toBeUndefined();
  expect(practiceReason(exact)).toEqual([
    'Practice "Subject line that asks a question": 14.0 % of 90 were answered (10.0 % to 19.0 %).',
  ]);
});
