import { createHash } from 'node:crypto';
import { indexSources } from '@/lib/retrieval/index-sources';
import type { SearchMode, SourceText } from '@/lib/retrieval/schema';
import { search } from '@/lib/retrieval/service';
import { testStack } from '@/supabase/embedded/test-db';
import { parseFlags } from './flags';
import { type Grades, mean, meanDifference, ndcgAt, recallAt } from './ranking-scores';
import { type JudgedSet, readJudgedSet } from './retrieval-data';
import { round } from './scores';

const HELP =
  'npm run --silent eval -- retrieval --data DIR --json [--qrels FILE] (corpus.jsonl, queries.jsonl, qrels.tsv)';
const K = 10;
const BATCH = 200;
const KIND = 'passage';
const MODES: readonly SearchMode[] = ['fts', 'vector', 'hybrid'];

type Question = { id: string; text: string; grades: Grades };
type Ranked = (mode: SearchMode, text: string) => Promise<string[]>;

/** An id made of the document's own, so that ties fall alike in every run. */
function sourceIdOf(id: string): string {
  const hex = createHash('sha256').update(id).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Stores the documents in a database of their own and asks the product's search, as a rep does. */
async function withIndex<T>(
  documents: JudgedSet['documents'],
  ask: (ranked: Ranked) => Promise<T>,
): Promise<T> {
  const stack = await testStack();
  try {
    const org = await stack.orgWith('Judged');
    const nameOf = new Map([...documents.keys()].map((id) => [sourceIdOf(id), id]));
    const sources: SourceText[] = [...documents].map(([id, text]) => ({ sourceId: sourceIdOf(id), text }));
    for (let done = 0; done < sources.length; done += BATCH)
      await indexSources(stack.service, org.id, KIND, sources.slice(done, done + BATCH));
    await stack.sql.query('analyze public.embeddings');
    return await ask(async (mode, query) => {
      const hits = await search(org.rep.db, { orgId: org.id, kind: KIND, query, limit: K, mode });
      return hits.map((hit) => nameOf.get(hit.sourceId) ?? '');
    });
  } finally {
    await stack.close();
  }
}

function questionsOf({ queries, judgements }: JudgedSet): Question[] {
  return [...queries].flatMap(([id, text]) => {
    const grades = judgements.get(id);
    return grades && [...grades.values()].some((grade) => grade > 0) ? [{ id, text, grades }] : [];
  });
}

async function scoresOf(questions: readonly Question[], mode: SearchMode, ranked: Ranked) {
  const ndcg: number[] = [];
  const recall: number[] = [];
  for (const { text, grades } of questions) {
    const ids = await ranked(mode, text);
    ndcg.push(ndcgAt(K, ids, grades) ?? 0);
    recall.push(recallAt(K, ids, grades) ?? 0);
  }
  return { ndcg, recall };
}

type Scores = Record<SearchMode, { ndcg: number[]; recall: number[] }>;

/** Scores of every question by words, vectors and both, through the product's own search. */
export async function judgedScores(set: JudgedSet): Promise<Scores> {
  const questions = questionsOf(set);
  return withIndex(set.documents, async (ranked) => ({
    fts: await scoresOf(questions, 'fts', ranked),
    vector: await scoresOf(questions, 'vector', ranked),
    hybrid: await scoresOf(questions, 'hybrid', ranked),
  }));
}

/** nDCG@10 and recall@10 of words, vectors and both. */
export async function run(args: string[]): Promise<void> {
  const started = performance.now();
  const flags = parseFlags(args, ['data', 'qrels', 'json'] as const, ['json']);
  if (flags.data === undefined) throw new Error(`usage: ${HELP}`);
  const set = readJudgedSet(flags.data, flags.qrels);
  const scores = await judgedScores(set);
  const judged = scores.hybrid.ndcg.length;
  const better = mean(scores.fts.ndcg) > mean(scores.vector.ndcg) ? 'fts' : 'vector';
  const gain = meanDifference(scores.hybrid.ndcg, scores[better].ndcg);
  const result = {
    documents: set.documents.size,
    queries: judged,
    queries_without_judgement: set.queries.size - judged,
    modes: Object.fromEntries(
      MODES.map((mode) => [
        mode,
        {
          'ndcg@10': round(mean(scores[mode].ndcg)),
          'recall@10': round(mean(scores[mode].recall)),
        },
      ]),
    ),
    better_half: better,
    hybrid_over_better_half: round(mean(scores.hybrid.ndcg) / mean(scores[better].ndcg)),
    gain: {
      'ndcg@10': round(gain.mean),
      interval:
        gain.halfWidth === null
          ? null
          : [round(gain.mean - gain.halfWidth), round(gain.mean + gain.halfWidth)],
      level: 0.9,
    },
    seconds: round((performance.now() - started) / 1000),
  };
  process.stdout.write(`${JSON.stringify(result, null, flags.json ? 0 : 2)}\n`);
}
