import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { indexSources } from './index-sources';
import type { SearchMode } from './schema';
import { search } from './service';
import { deals, type Labelled, messages } from './testing/labelled';

const K = 5;
const MODES: readonly SearchMode[] = ['hybrid', 'vector', 'fts'];
let stack: TestStack;
let org: TestOrg;

beforeAll(async () => {
  stack = await testStack();
  org = await stack.orgWith('Labelled');
});
afterAll(() => stack.close());

/** Mean nDCG@5 of the queries, relevance 1 for texts of the query's topic. */
async function quality(kind: string, set: Labelled): Promise<Record<SearchMode, number>> {
  const texts = set.texts.map(([topic, text]) => ({ sourceId: crypto.randomUUID() as string, topic, text }));
  await indexSources(stack.service, org.id, kind, texts);
  const result: Record<SearchMode, number> = { hybrid: 0, vector: 0, fts: 0 };
  for (const mode of MODES) {
    for (const [topic, query] of set.queries) {
      const hits = await search(org.rep.db, { orgId: org.id, kind, query, limit: K, mode });
      const relevant = new Set(
        texts.filter((one) => one.topic === topic || one.text.startsWith(topic)).map((one) => one.sourceId),
      );
      const gain = sum(hits.map((hit, i) => (relevant.has(hit.sourceId) ? discount(i) : 0)));
      const ideal = sum(Array.from({ length: Math.min(K, relevant.size) }, (_, i) => discount(i)));
      result[mode] += gain / ideal / set.queries.length;
    }
  }
  return result;
}

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
const discount = (index: number) => 1 / Math.log2(index + 2);

it.each([
  ['passages, such as deals', 'deal', deals],
  ['short messages', 'reply', messages],
] as const)('hybrid is not worse than its better half on %s', async (_name, kind, set) => {
  const { hybrid, vector, fts } = await quality(kind, set);
  expect({ hybrid, vector, fts, isGood: hybrid >= Math.max(vector, fts) && hybrid > 0.6 }).toMatchObject({
    isGood: true,
  });
});
