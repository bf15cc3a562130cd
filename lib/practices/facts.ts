import { z } from 'zod';
import type { Category, ContextKey, CountName } from './schema';

const text = z.string().nullable();
/** A row of public.practice_facts, in its order. */
const rowSchema = z.tuple([
  z.uuid(),
  z.number(),
  z.number(),
  z.number().int(),
  ...([
    text,
    text,
    text,
    text,
    text,
    text,
    text,
    text,
    text,
    text,
    text,
    text,
    text,
    text,
    text,
    text,
  ] as const),
]);
export const factRowsSchema = z.array(rowSchema);
export type FactRow = z.infer<typeof rowSchema>;

export const AT = {
  framework: 4,
  tone: 5,
  hook: 6,
  cta: 7,
  length: 8,
  subject_style: 9,
  subject_length: 10,
  window: 11,
  weekday: 12,
  channel: 13,
  step: 14,
  industry: 15,
  company_size: 16,
  job_title: 17,
  region: 18,
  lead_source: 19,
} as const;

/** What became of a message, bit by bit. */
export const BITS: readonly CountName[] = [
  'reached',
  'opened',
  'replied',
  'positive_replies',
  'negative_replies',
  'meetings',
  'meetings_held',
  'won',
  'bounced',
  'unsubscribed',
  'spam_reported',
];
export const GENERATED_BIT = 11;
export const CONTEXTS = [
  'industry',
  'company_size',
  'job_title',
  'region',
  'lead_source',
] as const satisfies ContextKey[];

type Part = { name: string; at: number };
const part = (name: string, at: keyof typeof AT): Part => ({ name, at: AT[at] });
const email = {
  framework: part('framework', 'framework'),
  tone: part('tone', 'tone'),
  hook: part('hook', 'hook'),
  cta: part('cta', 'cta'),
  length: part('length', 'length'),
};
const style = part('style', 'subject_style');
const subjectLength = part('length', 'subject_length');
const window = part('window', 'window');
const weekday = part('weekday', 'weekday');

/** Which decisions, alone or together, make a pattern of a category. */
const DECISIONS: Record<Category, readonly (readonly Part[])[]> = {
  email: [
    [email.framework],
    [email.tone],
    [email.hook],
    [email.length],
    [email.framework, email.hook],
    [email.framework, email.tone],
    Object.values(email),
  ],
  subject_line: [[style], [subjectLength], [style, subjectLength]],
  timing: [[window], [weekday], [window, weekday]],
  channel: [[part('channel', 'channel')]],
  cta: [[part('cta', 'cta')]],
  sequence: [[part('step', 'step')]],
};

export type Shape = { category: Category; parts: readonly Part[] };
export const SHAPES: readonly Shape[] = Object.entries(DECISIONS).flatMap(([category, shapes]) =>
  shapes.map((parts) => ({ category: category as Category, parts })),
);
