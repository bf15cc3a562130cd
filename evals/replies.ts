import { classifyWith } from '@/lib/replies/engines';
import { featuresOf } from '@/lib/replies/local';
import { FIELD_NAMES, type Field, judge } from '@/lib/replies/model';
import { sentimentOf } from '@/lib/replies/schema';
import { ownWords } from '@/lib/replies/text';
import {
  type CrossValidated,
  calibrations,
  crossValidate,
  foldsOf,
  type LabelledReply,
} from '@/lib/replies/train';
import { quantile } from '@/lib/stats/quantile';
import { numberFlag, parseFlags } from './flags';
import { authorOf, OWN_REPLIES, readReplies } from './labelled-replies';
import { accuracy, f1ByClass, macroF1, round } from './scores';

const ENGINES = ['local', 'anthropic', 'openai'] as const;
const BATCH = 50;

export type Said = { labels: Record<Field, string>; needsReview: boolean; sets?: Record<Field, string[]> };

/** Folds of equal size, or one for each writer. */
function foldsBy(replies: readonly { id: string }[], folds: number | 'authors'): Int32Array {
  if (folds !== 'authors') return foldsOf(replies.length, folds, 1);
  const authors = [...new Set(replies.map(({ id }) => authorOf(id)))];
  return Int32Array.from(replies, ({ id }) => authors.indexOf(authorOf(id)));
}

/** What the local head says of each reply when it has not seen the fold that the reply is in. */
async function heldOut(replies: readonly LabelledReply[], fold: Int32Array): Promise<Said[]> {
  const rows = await featuresOf(replies.map(({ text }) => ownWords(text)));
  return judgeHeldOut(crossValidate(rows, replies, fold), fold);
}

/** The scores of each reply, judged with what the other folds calibrate. */
export function judgeHeldOut(held: CrossValidated, fold: Int32Array): Said[] {
  const tuned = new Map(
    [...new Set(fold)].map((f) => [f, calibrations(held, (row) => fold[row] !== f)] as const),
  );
  return held.scores.map((scores, i) => {
    const tuning = tuned.get(fold[i] as number);
    if (!tuning) throw new Error('every row has a fold');
    const said = judge(scores, tuning);
    const labels = {
      sentiment_label: sentimentOf(said.sentiment_score),
      interest_level: said.interest_level,
      objection_type: said.objection_type,
      auto_reply: String(said.auto_reply),
      unsubscribe_request: String(said.unsubscribe_request),
    };
    return { labels, needsReview: said.needs_review, sets: said.sets };
  });
}

async function byEngine(replies: readonly LabelledReply[], engine: (typeof ENGINES)[number]) {
  const said: Said[] = [];
  const times: number[] = [];
  await classifyWith(engine, [{ text: 'Thanks, call me tomorrow.' }]);
  for (let start = 0; start < replies.length; start += BATCH) {
    const batch = replies.slice(start, start + BATCH);
    const began = performance.now();
    const answers = await classifyWith(engine, batch);
    const each = (performance.now() - began) / batch.length;
    for (const { classification, sets } of answers) {
      times.push(each);
      const labels = Object.fromEntries(
        FIELD_NAMES.map((field) => [field, String(classification[field])]),
      ) as Record<Field, string>;
      said.push({ labels, needsReview: classification.needs_review, ...(sets ? { sets } : {}) });
    }
  }
  return { said, times };
}

/** Accuracy and macro-F1 of every field, on all and on what needs no review. */
export function summarise(truth: readonly LabelledReply[], said: readonly Said[]) {
  const kept = [...said.keys()].filter((i) => !said[i]?.needsReview);
  const all = [...said.keys()];
  const pick = (rows: readonly number[], field: Field) =>
    [rows.map((i) => truth[i]?.labels[field] ?? ''), rows.map((i) => said[i]?.labels[field] ?? '')] as const;
  const fields = FIELD_NAMES.map((field) => {
    const covered = said.filter((one, i) =>
      one.sets?.[field]?.includes(truth[i]?.labels[field] ?? ''),
    ).length;
    const measure = (rows: readonly number[]) => {
      const [expected, got] = pick(rows, field);
      return { accuracy: accuracy(expected, got), macro_f1: macroF1(expected, got) };
    };
    const [expected, got] = pick(all, field);
    const coverage = said.every((one) => one.sets) ? round(covered / said.length) : null;
    const f1 = f1ByClass(expected, got);
    return [field, { all: measure(all), kept: measure(kept), f1, conformal_coverage: coverage }];
  });
  return {
    n: said.length,
    review_share: round(1 - kept.length / said.length),
    fields: Object.fromEntries(fields) as Record<Field, unknown>,
  };
}

/** How well replies are understood: one JSON object on standard output. */
export async function run(args: string[]): Promise<void> {
  const flags = parseFlags(args, ['data', 'engine', 'folds', 'json'], ['json']);
  const engine = ENGINES.find((name) => name === (flags.engine ?? 'local'));
  if (!engine) throw new Error(`--engine is one of ${ENGINES.join(', ')}`);
  if (!flags.data)
    throw new Error('usage: npm run --silent eval -- replies --data FILE.csv [--engine …] --json');
  if (flags.folds && engine !== 'local') throw new Error('--folds trains the local engine only');
  const replies = readReplies(flags.data);
  const own = new Set(readReplies(OWN_REPLIES).map(({ text }) => text.trim()));
  const seen = replies.filter(({ text }) => own.has(text.trim())).length;
  const folds =
    flags.folds && flags.folds !== 'authors'
      ? Math.round(numberFlag('folds', flags.folds, 2, 20))
      : (flags.folds as 'authors' | undefined);
  const { said, times } = folds
    ? { said: await heldOut(replies, foldsBy(replies, folds)), times: [] }
    : await byEngine(replies, engine);
  const ms =
    times.length > 0 ? { p50: round(quantile(times, 0.5)), p95: round(quantile(times, 0.95)) } : null;
  const result = {
    engine,
    ...(folds ? { folds } : { seen_in_training: engine === 'local' ? seen : 0 }),
    ...summarise(replies, said),
    ms_per_reply: ms,
  };
  process.stdout.write(`${JSON.stringify(result, null, flags.json ? 0 : 2)}\n`);
}
