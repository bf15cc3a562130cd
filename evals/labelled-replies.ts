import { FIELD_NAMES, FIELDS, type Field } from '@/lib/replies/model';
import type { LabelledReply } from '@/lib/replies/train';
import { readCsv } from './read-csv';

const file = (name: string): string => new URL(`./replies/${name}.csv`, import.meta.url).pathname;
export const OWN_REPLIES = file('labelled');

/** What two people said without sight of each other. r and w3 were adjudicated afterwards; of w3 every third was read twice. */
export const BLIND_READINGS = [
  { name: 'r', first: file('first-labels'), second: file('second-labels') },
  { name: 'w1 and w2', first: OWN_REPLIES, second: file('second-labels-2') },
  { name: 'w3', first: file('first-labels-3'), second: file('second-labels-3') },
] as const;

/** Who wrote a reply: its id begins with that. */
export const authorOf = (id: string): string => /^(w\d+|r)/.exec(id)?.[0] ?? id;

export type Labels = { id: string; labels: Record<Field, string> };

/** The labels of a file, checked against the vocabulary; one sentence when they don't fit. */
export function readLabels(path: string): { rows: (Labels & { text: string })[]; hasText: boolean } {
  const { names, rows } = readCsv(path, ',');
  const column = (name: string) => {
    const at = names.indexOf(name);
    if (at < 0) throw new Error(`${path} has no column "${name}"; it has: ${names.join(', ')}`);
    return at;
  };
  const id = column('id');
  const text = names.indexOf('text');
  const at = FIELD_NAMES.map((field) => [field, column(field)] as const);
  return {
    hasText: text >= 0,
    rows: rows.map((row, i) => {
      const labels = {} as Record<Field, string>;
      for (const [field, place] of at) {
        const value = (row[place] ?? '').trim().toLowerCase();
        if (!FIELDS[field].some((name) => name === value)) {
          throw new Error(`${path}, row ${i + 1}: "${value}" is no ${field} (${FIELDS[field].join(', ')})`);
        }
        labels[field] = value;
      }
      return { id: row[id] ?? '', text: text < 0 ? '' : (row[text] ?? ''), labels };
    }),
  };
}

export function readReplies(path: string): (LabelledReply & { id: string })[] {
  const { rows, hasText } = readLabels(path);
  if (!hasText) throw new Error(`${path} has no column "text"`);
  return rows;
}
