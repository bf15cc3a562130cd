import { embedTexts } from '@/lib/retrieval/service';
import {
  accuracyOf,
  CLEAR_Z,
  choosePenalties,
  type ReadArm,
  scoresOf,
  trainOnArms,
} from '@/lib/writer/subject-contests';
import { toInputs } from '@/lib/writer/subject-inputs';
import { type Arm, pairsOf, splitByWeek, withoutTestsOf } from '@/lib/writer/subject-pairs';
import { numberFlag, parseFlags } from './flags';
import { readCsv } from './read-csv';
import { round } from './scores';

const FLAGS = ['data', 'test', 'train-fraction', 'json'] as const;
const HELP =
  'npm run --silent eval -- subject-lines --data FILE.csv [--test FILE2.csv] [--train-fraction 0.7] --json';
const COLUMNS = ['test_id', 'week', 'image_id', 'headline', 'impressions', 'clicks'] as const;

function readArms(path: string): Arm[] {
  const { names, rows } = readCsv(path, ',');
  const places = COLUMNS.map((name) => {
    const place = names.indexOf(name);
    if (place < 0) throw new Error(`${path} has no column "${name}"; it has: ${names.join(', ')}`);
    return place;
  });
  return rows.map((row, i) => {
    const cell = (column: number) => (row[places[column] ?? -1] ?? '').trim();
    const [week, impressions, clicks] = [cell(1), cell(4), cell(5)].map(Number);
    const isSound = week !== undefined && impressions !== undefined && clicks !== undefined;
    if (!isSound || !Number.isFinite(week) || !(impressions > 0 && clicks >= 0 && clicks <= impressions))
      throw new Error(
        `${path}, row ${i + 2}: week, impressions and clicks must be numbers, clicks ≤ impressions`,
      );
    return { test: cell(0), week, image: cell(2), headline: cell(3), impressions, clicks };
  });
}

/** Each headline is embedded once, however often it was shown. */
async function readLines(arms: readonly Arm[]): Promise<(arms: readonly Arm[]) => ReadArm[]> {
  const headlines = [...new Set(arms.map(({ headline }) => headline))];
  const vectors = await embedTexts(headlines);
  const lines = new Map(headlines.map((text, i) => [text, toInputs(text, vectors[i] ?? new Float32Array())]));
  return (some) =>
    some.flatMap((arm) => {
      const line = lines.get(arm.headline);
      return line ? [{ ...arm, line }] : [];
    });
}

const sideOf = (arms: readonly Arm[]) => {
  const weeks = arms.map(({ week }) => week).sort((a, b) => a - b);
  return {
    arms: arms.length,
    tests: new Set(arms.map(({ test }) => test)).size,
    weeks: [weeks[0] ?? null, weeks.at(-1) ?? null],
  };
};

function measure(later: readonly Arm[], scores: readonly number[]) {
  const pairs = pairsOf(later);
  const tell = (some: typeof pairs, by = scores) => {
    const { interval, accuracy, ...counts } = accuracyOf(some, by);
    return { ...counts, accuracy: round(accuracy), interval: interval.map(round) };
  };
  const lengths = later.map(({ headline }) => headline.length);
  return {
    all: tell(pairs),
    clear: tell(pairs.filter(({ z }) => Math.abs(z) > CLEAR_Z)),
    longer_wins: tell(pairs, lengths),
  };
}

/** How often the product's ranker names the better of two headlines of one test and image, later in time. */
export async function run(args: string[]): Promise<void> {
  const started = performance.now();
  const flags = parseFlags(args, FLAGS, ['json']);
  if (flags.data === undefined) throw new Error(`usage: ${HELP}`);
  if (flags.test !== undefined && flags['train-fraction'] !== undefined)
    throw new Error('--train-fraction splits --data; with --test there is nothing to split');
  const fraction = numberFlag('train-fraction', flags['train-fraction'] ?? '0.7', 0.05, 0.95);
  const given = readArms(flags.data);
  const split = splitByWeek(given, fraction);
  const later = flags.test === undefined ? split.later : readArms(flags.test);
  const earlier = flags.test === undefined ? split.earlier : withoutTestsOf(given, later);
  if (pairsOf(earlier).length < 100) throw new Error('fewer than 100 pairs to learn from');
  if (pairsOf(later).length === 0) throw new Error('no two headlines of one test and image to judge');
  const read = await readLines([...earlier, ...later]);
  const penalties = choosePenalties(read(earlier));
  const ranker = trainOnArms(read(earlier), penalties);
  const result = {
    train: sideOf(earlier),
    test: sideOf(later),
    penalties,
    level: 0.9,
    ...measure(later, scoresOf(ranker, read(later))),
    seconds: round((performance.now() - started) / 1000),
  };
  process.stdout.write(`${JSON.stringify(result, null, flags.json ? 0 : 2)}\n`);
}
