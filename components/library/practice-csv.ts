import type { CsvCell } from '@/lib/csv';
import type { CountName, Practice } from '@/lib/practices/schema';
import { CONTEXT_WORDS, keysOf, RATE_WORDS } from './practice-words';

const COUNTS: Record<CountName, true> = {
  sent: true,
  reached: true,
  opened: true,
  replied: true,
  positive_replies: true,
  negative_replies: true,
  meetings: true,
  meetings_held: true,
  won: true,
  bounced: true,
  unsubscribed: true,
  spam_reported: true,
};
const COUNT_NAMES = keysOf(COUNTS);
const CONTEXT_KEYS = keysOf(CONTEXT_WORDS);
const RATES = keysOf(RATE_WORDS);

/** The columns of the file, named as the import reads them. */
export const PRACTICE_CSV_HEADER = [
  'category',
  'content',
  ...CONTEXT_KEYS,
  'tags',
  'status',
  'source',
  ...COUNT_NAMES,
  ...RATES.flatMap((rate) => [rate, `${rate}_from`, `${rate}_to`]),
] as const;

/** A rate of no message stays empty: what is usual elsewhere is no figure of this practice. */
export function practiceCsvRow(practice: Practice): CsvCell[] {
  return [
    practice.category,
    practice.content,
    ...CONTEXT_KEYS.map((key) => practice.context[key]),
    practice.tags.join('; '),
    practice.status,
    practice.source,
    ...COUNT_NAMES.map((name) => practice.counts[name]),
    ...RATES.flatMap((name) => {
      const { mean, interval, n } = practice.rates[name];
      return n > 0 ? [mean, ...interval] : [null, null, null];
    }),
  ];
}
