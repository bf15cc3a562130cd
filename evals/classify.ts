import { predictHead, trainHead } from '@/lib/replies/head';
import { featuresOf } from '@/lib/replies/local';
import { parseFlags } from './flags';
import { readCsv } from './read-csv';
import { accuracy, f1ByClass, macroF1 } from './scores';

const HELP =
  'npm run --silent eval -- classify --train A.csv --test B.csv --text COLUMN --label COLUMN --json';

function read(path: string, text: string, label: string) {
  const { names, rows } = readCsv(path, ',');
  const at = (name: string) => {
    const place = names.indexOf(name);
    if (place < 0) throw new Error(`${path} has no column "${name}"; it has: ${names.join(', ')}`);
    return place;
  };
  const [textAt, labelAt] = [at(text), at(label)];
  return {
    texts: rows.map((row) => row[textAt] ?? ''),
    labels: rows.map((row) => (row[labelAt] ?? '').trim()),
  };
}

/** The head of the reply classifier on any labelled text: learned from A, measured on B. */
export async function run(args: string[]): Promise<void> {
  const flags = parseFlags(args, ['train', 'test', 'text', 'label', 'json'], ['json']);
  if (!flags.train || !flags.test || !flags.text || !flags.label) throw new Error(`usage: ${HELP}`);
  const train = read(flags.train, flags.text, flags.label);
  const test = read(flags.test, flags.text, flags.label);
  const classes = [...new Set(train.labels)].sort();
  if (classes.length < 2) throw new Error(`${flags.train} has fewer than two labels`);
  const head = trainHead(
    await featuresOf(train.texts),
    train.labels.map((label) => classes.indexOf(label)),
    classes,
  );
  const said = (await featuresOf(test.texts)).map((row) => {
    const chances = predictHead(head, row);
    return classes[chances.indexOf(Math.max(...chances))] ?? '';
  });
  const result = {
    n_train: train.labels.length,
    n_test: test.labels.length,
    accuracy: accuracy(test.labels, said),
    macro_f1: macroF1(test.labels, said),
    f1: f1ByClass(test.labels, said),
  };
  process.stdout.write(`${JSON.stringify(result, null, flags.json ? 0 : 2)}\n`);
}
