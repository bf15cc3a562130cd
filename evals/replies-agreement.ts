import { FIELD_NAMES } from '@/lib/replies/model';
import { BLIND_READINGS, OWN_REPLIES, readLabels } from './labelled-replies';
import { accuracy, kappa } from './scores';

const labelsOf = (path: string) => new Map(readLabels(path).rows.map((row) => [row.id, row.labels]));

/** Agreement of two blind labellings, and how many of the first were changed since: the ceiling of what can be learned. */
export function agreement() {
  const settled = labelsOf(OWN_REPLIES);
  return BLIND_READINGS.map((reading) => {
    const firsts = labelsOf(reading.first);
    const rows = [...labelsOf(reading.second)].flatMap(([id, other]) => {
      const [labels, final] = [firsts.get(id), settled.get(id)];
      return labels && final ? [{ labels, other, final }] : [];
    });
    const fields = FIELD_NAMES.map((field) => {
      const first = rows.map(({ labels }) => labels[field]);
      const other = rows.map((row) => row.other[field]);
      const changed = rows.filter(({ labels, final }) => labels[field] !== final[field]).length;
      return [
        field,
        { agreement: accuracy(first, other) ?? 0, kappa: kappa(first, other), adjudicated: changed },
      ] as const;
    });
    return { set: reading.name, n: rows.length, fields: Object.fromEntries(fields) };
  });
}

export async function run(): Promise<void> {
  process.stdout.write(`${JSON.stringify(agreement(), null, 2)}\n`);
}
