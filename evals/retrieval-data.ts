import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Grades } from './ranking-scores';

const id = z.union([z.string().trim().min(1), z.number()]).transform(String);
const documentLine = z.object({ _id: id, title: z.string().nullish(), text: z.string() });
const queryLine = z.object({ _id: id, text: z.string().trim().min(1) });

export type JudgedSet = {
  documents: ReadonlyMap<string, string>;
  queries: ReadonlyMap<string, string>;
  judgements: ReadonlyMap<string, Grades>;
};

/**
 * A folder in BEIR's format (Thakur et al. 2021). Whatever is wrong is one sentence with file and row. `grades` names
 * another file of the folder than qrels.tsv: another part of the questions.
 */
export function readJudgedSet(folder: string, grades = 'qrels.tsv'): JudgedSet {
  const documents = readJsonLines(join(folder, 'corpus.jsonl'), documentLine, ({ title, text }) =>
    [title?.trim(), text.trim()].filter(Boolean).join('\n'),
  );
  const queries = readJsonLines(join(folder, 'queries.jsonl'), queryLine, ({ text }) => text);
  return { documents, queries, judgements: readGrades(join(folder, grades), documents, queries) };
}

function readJsonLines<Line extends { _id: string }>(
  path: string,
  schema: z.ZodType<Line>,
  textOf: (line: Line) => string,
): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { row, content } of linesOf(path)) {
    const parsed = schema.safeParse(parseJson(content, path, row));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new Error(`${path}, row ${row}: ${issue?.path.join('.') || 'line'}: ${issue?.message}`);
    }
    const { _id } = parsed.data;
    if (texts.has(_id)) throw new Error(`${path}, row ${row}: _id "${_id}" is there twice`);
    texts.set(_id, textOf(parsed.data));
  }
  if (texts.size === 0) throw new Error(`${path} has no rows`);
  return texts;
}

function parseJson(content: string, path: string, row: number): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new Error(`${path}, row ${row}: not valid JSON`, { cause });
  }
}

function readGrades(
  path: string,
  documents: ReadonlyMap<string, string>,
  queries: ReadonlyMap<string, string>,
): Map<string, Map<string, number>> {
  const [header, ...rows] = linesOf(path);
  if (!/^query-id\tcorpus-id\tscore$/.test(header?.content.trim() ?? ''))
    throw new Error(`${path}, row 1: the header must be query-id, corpus-id, score, separated by tabs`);
  const judgements = new Map<string, Map<string, number>>();
  for (const { row, content } of rows) {
    const cells = content.split('\t').map((cell) => cell.trim());
    const [query = '', document = '', score = ''] = cells;
    const fail = (what: string) => new Error(`${path}, row ${row}: ${what}`);
    if (cells.length !== 3) throw fail(`${cells.length} columns instead of 3`);
    if (!queries.has(query)) throw fail(`query "${query}" is not in queries.jsonl`);
    if (!documents.has(document)) throw fail(`document "${document}" is not in corpus.jsonl`);
    if (!/^-?\d+$/.test(score)) throw fail(`score "${score}" is not a whole number`);
    const grades = judgements.get(query) ?? new Map<string, number>();
    if (grades.has(document)) throw fail(`"${document}" is judged twice for "${query}"`);
    judgements.set(query, grades.set(document, Number(score)));
  }
  if (![...judgements.values()].some((grades) => [...grades.values()].some((grade) => grade > 0)))
    throw new Error(`${path} judges no document as relevant`);
  return judgements;
}

/** Lines that are not blank, with the row that an editor shows. */
function linesOf(path: string): { row: number; content: string }[] {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Error(`can't read ${path}: ${(cause as NodeJS.ErrnoException).code ?? 'unreadable'}`, {
      cause,
    });
  }
  return content
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, i) => ({ row: i + 1, content: line }))
    .filter((line) => line.content.trim() !== '');
}
