import { inferDayOrder, parseDate, parseNumber } from '@/lib/forecast/cell';
import { evaluateForecast, splitDeals } from '@/lib/forecast/evaluate';
import type { TrainingSet } from '@/lib/forecast/model';
import { numberFlag, parseFlags } from './flags';
import { splitOutcomes } from './outcome-values';
import { type CsvTable, readCsv } from './read-csv';

const FLAGS = [
  'data',
  'outcome',
  'positive',
  'negative',
  'delimiter',
  'time',
  'order',
  'group',
  'exclude',
  'train-fraction',
  'rolling',
  'seed',
  'json',
  'no-drift-adaptation',
] as const;

const HELP =
  'npm run --silent eval -- forecast --data FILE.csv --outcome COLUMN --positive VALUE [--negative VALUE[,VALUE]] ' +
  '[--delimiter ";"] [--time COLUMN | --order COLUMN | --group COLUMN|identical] [--exclude a,b] ' +
  '[--train-fraction 0.7] [--rolling N] [--seed 1] --json';

type Flags = ReturnType<typeof parseFlags<(typeof FLAGS)[number]>>;

function columnIndex(table: CsvTable, flag: string, name: string): number {
  const index = table.names.indexOf(name.trim());
  if (index >= 0) return index;
  throw new Error(`--${flag}: there is no column "${name}"; the file has: ${table.names.join(', ')}`);
}

/** Sort keys of the --time or --order column; blanks come first, as the oldest. */
function orderKeys(table: CsvTable, rows: readonly string[][], flags: Flags): Float64Array | undefined {
  const name = flags.time ?? flags.order;
  if (name === undefined) return undefined;
  const flag = flags.time === undefined ? 'order' : 'time';
  const at = columnIndex(table, flag, name);
  const cells = rows.map((row) => row[at]);
  const dayOrder = inferDayOrder(cells);
  const dates = cells.map((cell) => parseDate(cell, dayOrder));
  const numbers = cells.map((cell) => parseNumber(cell));
  const count = (keys: (number | null)[]): number => keys.filter((key) => key !== null).length;
  const keys = count(dates) >= count(numbers) ? dates : numbers;
  if (count(keys) < rows.length / 2) throw new Error(`--${flag}: "${name}" holds neither dates nor numbers`);
  return Float64Array.from(keys, (key) => key ?? Number.NEGATIVE_INFINITY);
}

function groupKeys(table: CsvTable, rows: readonly string[][], flags: Flags): Int32Array | undefined {
  if (flags.group === undefined || flags.group === 'identical') return undefined;
  const at = columnIndex(table, 'group', flags.group);
  const seen = new Map<string, number>();
  return Int32Array.from(rows, (row, i) => {
    const key = row[at]?.trim() || `blank ${i}`;
    const group = seen.get(key) ?? seen.size;
    seen.set(key, group);
    return group;
  });
}

/** Closed deals as a training set, open ones beside them for the leakage guard. */
function buildSet(table: CsvTable, flags: Flags, outcome: string, positive: string): TrainingSet {
  const at = columnIndex(table, 'outcome', outcome);
  const tidy = (row: readonly string[]): string => (row[at] ?? '').trim().toLowerCase();
  const { won, lost, open } = splitOutcomes(
    table.rows.map((row) => row[at] ?? ''),
    positive,
    flags.negative,
  );
  const closed = table.rows.filter((row) => won.has(tidy(row)) || lost.has(tidy(row)));
  const openRows = table.rows.filter((row) => open.has(tidy(row)) || tidy(row) === '');
  const excluded = new Set(
    (flags.exclude ?? '')
      .split(',')
      .filter((name) => name.trim() !== '')
      .map((name) => columnIndex(table, 'exclude', name)),
  );
  const unused = [outcome, flags.order, flags.group].map((name) => table.names.indexOf(name?.trim() ?? ''));
  const used = table.names
    .map((name, i) => ({ name, i }))
    .filter(({ i }) => !excluded.has(i) && !unused.includes(i));
  const columns = (rows: readonly string[][]) =>
    used.map(({ name, i }) => ({ name, cells: rows.map((row) => row[i]) }));
  return {
    columns: columns(closed),
    labels: Uint8Array.from(closed, (row) => Number(won.has(tidy(row)))),
    order: orderKeys(table, closed, flags),
    groups: groupKeys(table, closed, flags),
    open: columns(openRows),
  };
}

const round = (value: number): number => Math.round(value * 1e5) / 1e5;

function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? round(value) : null;
  if (Array.isArray(value)) return value.map(rounded);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)]));
}

/** How well the product's own forecast does on a CSV of deals: one JSON object on standard output. */
export async function run(args: string[]): Promise<void> {
  const started = performance.now();
  const flags = parseFlags(args, FLAGS, ['json', 'no-drift-adaptation']);
  const { data, outcome, positive } = flags;
  if (data === undefined || outcome === undefined || positive === undefined)
    throw new Error(`usage: ${HELP}`);
  if ([flags.time, flags.order, flags.group].filter((flag) => flag !== undefined).length > 1) {
    throw new Error('give only one of --time, --order and --group');
  }
  if (flags.rolling !== undefined && flags.time === undefined && flags.order === undefined) {
    throw new Error('--rolling needs --time or --order');
  }
  const delimiter = flags.delimiter === '\\t' ? '\t' : (flags.delimiter ?? ',');
  if (delimiter.length !== 1) throw new Error('--delimiter must be one character');
  const seed = numberFlag('seed', flags.seed ?? '1', 0, 2 ** 31);
  const fraction = numberFlag('train-fraction', flags['train-fraction'] ?? '0.7', 0.05, 0.95);
  const rolling =
    flags.rolling === undefined ? undefined : Math.round(numberFlag('rolling', flags.rolling, 1, 1e7));
  const set = buildSet(readCsv(data, delimiter), flags, outcome, positive);
  if (set.labels.length < 10)
    throw new Error(`only ${set.labels.length} closed deals: at least 10 are needed`);
  const adaptsToDrift = flags['no-drift-adaptation'] === undefined;
  const evaluation = evaluateForecast(splitDeals(set, fraction, seed), { seed, rolling, adaptsToDrift });
  const seconds = (performance.now() - started) / 1000;
  const result = rounded({ ...evaluation, seconds });
  process.stdout.write(`${JSON.stringify(result, null, flags.json ? 0 : 2)}\n`);
}
