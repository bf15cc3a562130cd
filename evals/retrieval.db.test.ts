import { expect, it } from 'vitest';
import { mean } from './ranking-scores';
import { judgedScores } from './retrieval';
import { readJudgedSet } from './retrieval-data';

const folder = (name: string) => new URL(`./retrieval/${name}`, import.meta.url).pathname;

/** nDCG@10 of hybrid search in shares of the better half's. */
async function hybridOverBetterHalf(name: string, grades?: string): Promise<number> {
  const { hybrid, vector, fts } = await judgedScores(readJudgedSet(folder(name), grades));
  return mean(hybrid.ndcg) / Math.max(mean(vector.ndcg), mean(fts.ndcg));
}

it('hybrid beats its better half on practices, for questions that nothing was tuned on', async () => {
  expect(await hybridOverBetterHalf('practices', 'qrels/held-out.tsv')).toBeGreaterThanOrEqual(1.05);
}, 240_000);

it('hybrid is not below its better half on passages, where words are far ahead of vectors', async () => {
  expect(await hybridOverBetterHalf('decisions')).toBeGreaterThanOrEqual(1);
}, 240_000);
