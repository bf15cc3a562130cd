import { FIELD_NAMES } from '@/lib/replies/model';
import { OWN_REPLIES, readLabels, SECOND_LABELS } from './labelled-replies';
import { accuracy, kappa } from './scores';

/** Agreement of the labels with the second, blind labelling: the ceiling of what can be learned from them. */
export function agreement() {
  const second = new Map(readLabels(SECOND_LABELS).rows.map((row) => [row.id, row.labels]));
  const rows = readLabels(OWN_REPLIES).rows.flatMap(({ id, labels }) => {
    const other = second.get(id);
    return other ? [{ labels, other }] : [];
  });
  const fields = FIELD_NAMES.map((field) => {
    const first = rows.map(({ labels }) => labels[field]);
    const other = rows.map((row) => row.other[field]);
    return [field, { agreement: accuracy(first, other) ?? 0, kappa: kappa(first, other) }] as const;
  });
  return { n: rows.length, fields: Object.fromEntries(fields) };
}

export async function run(): Promise<void> {
  process.stdout.write(`${JSON.stringify(agreement(), null, 2)}\n`);
}
