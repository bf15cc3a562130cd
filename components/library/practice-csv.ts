import type { CsvCell } from '@/lib/csv';
import { CONTEXT_KEYS, COUNT_NAMES, type Practice, RATES } from '@/lib/practices/schema';

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
