import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { meanDifference, ndcgAt, recallAt } from './ranking-scores';
import { readJudgedSet } from './retrieval-data';

const OWN_PRACTICES = new URL('./retrieval/practices', import.meta.url).pathname;

describe('nDCG and recall', () => {
  const grades = new Map([
    ['a', 2],
    ['b', 1],
    ['c', 1],
    ['d', 0],
  ]);

  it('divide the discounted grades by those of the ideal order', () => {
    // Found: b at 1, a at 3. 1 + 2 / 2 = 2; ideal: 2 + 1 / 1.58496 + 1 / 2 = 3.13093.
    expect(ndcgAt(10, ['b', 'x', 'a'], grades)).toBeCloseTo(2 / 3.13093, 5);
    expect(ndcgAt(10, ['a', 'b', 'c'], grades)).toBe(1);
    expect(ndcgAt(10, ['d', 'x'], grades)).toBe(0);
  });

  it('stop at k on both sides', () => {
    expect(ndcgAt(1, ['b', 'a'], grades)).toBe(0.5);
    expect(recallAt(2, ['x', 'a', 'b', 'c'], grades)).toBeCloseTo(1 / 3, 10);
  });

  it('are unknown when nothing is relevant', () => {
    expect(ndcgAt(10, ['d'], new Map([['d', 0]]))).toBeNull();
    expect(recallAt(10, ['d'], new Map([['d', 0]]))).toBeNull();
  });

  it('compare two searches query by query', () => {
    // Differences 0.1, 0.3, 0.2: mean 0.2, standard deviation 0.1.
    const { mean, halfWidth } = meanDifference([0.5, 0.8, 1], [0.4, 0.5, 0.8]);
    expect(mean).toBeCloseTo(0.2, 10);
    expect(halfWidth).toBeCloseTo((1.645 * 0.1) / Math.sqrt(3), 10);
  });
});

describe('a folder of judgements', () => {
  let folder: string;
  const files = {
    'corpus.jsonl': '{"_id":"d1","title":"One","text":"first"}\n{"_id":2,"text":"second"}\n',
    'queries.jsonl': '{"_id":"q1","text":"which"}\n',
    'qrels.tsv': 'query-id\tcorpus-id\tscore\nq1\td1\t2\r\nq1\t2\t1\n',
  };
  const write = (changed: Partial<typeof files> = {}) => {
    for (const [name, content] of Object.entries({ ...files, ...changed }))
      writeFileSync(join(folder, name), content);
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'winloop-judged-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is read with its titles and grades', () => {
    write();
    const { documents, judgements } = readJudgedSet(folder);
    expect(documents.get('d1')).toBe('One\nfirst');
    expect([...(judgements.get('q1') ?? [])]).toEqual([
      ['d1', 2],
      ['2', 1],
    ]);
  });

  it.each([
    ['corpus.jsonl', '{"_id":"d1","text":"first"}\n{oops\n', /corpus\.jsonl, row 2: not valid JSON/],
    ['corpus.jsonl', '{"_id":"d1","title":"no text"}', /corpus\.jsonl, row 1: text/],
    ['corpus.jsonl', '{"_id":"d","text":"a"}\n\n{"_id":"d","text":"b"}', /row 3: _id "d" is there twice/],
    ['corpus.jsonl', '', /corpus\.jsonl has no rows/],
    ['queries.jsonl', '["q1"]', /queries\.jsonl, row 1/],
    ['qrels.tsv', 'q1\td1\t1\n', /qrels\.tsv, row 1: the header/],
    ['qrels.tsv', 'query-id\tcorpus-id\tscore\nq7\td1\t1\n', /row 2: query "q7" is not in queries/],
    ['qrels.tsv', 'query-id\tcorpus-id\tscore\nq1\td9\t1\n', /row 2: document "d9" is not in corpus/],
    ['qrels.tsv', 'query-id\tcorpus-id\tscore\nq1 d1 1\n', /row 2: 1 columns instead of 3/],
    ['qrels.tsv', 'query-id\tcorpus-id\tscore\nq1\td1\tgood\n', /row 2: score "good" is not a whole number/],
    ['qrels.tsv', 'query-id\tcorpus-id\tscore\nq1\td1\t1\nq1\td1\t2\n', /row 3: "d1" is judged twice/],
    ['qrels.tsv', 'query-id\tcorpus-id\tscore\nq1\td1\t0\n', /judges no document as relevant/],
  ])('names the row that is wrong in %s', (name, content, message) => {
    write({ [name]: content });
    expect(() => readJudgedSet(folder)).toThrow(message);
  });

  it('names the file that is missing', () => {
    write();
    rmSync(join(folder, 'queries.jsonl'));
    expect(() => readJudgedSet(folder)).toThrow(/can't read .*queries\.jsonl: ENOENT/);
  });
});

it('the judged practices are many, and every question has an answer in exactly one part', () => {
  const parts = [undefined, 'qrels/tuning.tsv', 'qrels/held-out.tsv'].map((grades) =>
    readJudgedSet(OWN_PRACTICES, grades),
  );
  const [{ documents, queries } = { documents: new Map(), queries: new Map() }] = parts;
  expect(documents.size).toBeGreaterThanOrEqual(150);
  expect(queries.size).toBeGreaterThanOrEqual(190);
  expect(new Set(documents.values()).size).toBe(documents.size);
  for (const id of queries.keys()) {
    const [grades, ...others] = parts.flatMap(({ judgements }) => judgements.get(id) ?? []);
    expect(others, id).toEqual([]);
    expect(Math.max(...(grades?.values() ?? [])), id).toBeGreaterThanOrEqual(1);
  }
});
