import 'server-only';
import { AppError } from '../errors';
import { readRows } from '../imports/service';
import type { Db } from '../supabase/types';
import { toCounts } from './evidence';
import { type CreateInput, createInput, metricsSchema, type PracticeImport } from './input-schema';
import { findDuplicate } from './merge';
import { savePractice, scrub } from './save';
import {
  CONTEXT_KEYS,
  COUNT_NAMES,
  type PracticeCounts,
  type Provenance,
  practiceCountsSchema,
} from './schema';
import { countIntake } from './service';
import { learnRule } from './settings';

const MOST_ROWS = 1_000;
type Cells = Record<string, unknown>;
type RowErrors = { field: string; message: string }[];

type ImportRequest = { contentType: string | null; bytes: Uint8Array };

/** Rows with a category and a text; counts, context and tags if there are any. Bad rows are listed, good ones stored. */
export async function importPractices(
  db: Db,
  orgId: string,
  request: ImportRequest,
): Promise<PracticeImport> {
  const rule = await learnRule(db, orgId);
  const report = await readAll(request, async (draft) => {
    const { merged } = await savePractice(db, orgId, { ...draft, source: 'imported' }, rule);
    return merged;
  });
  const tallies = [
    ['written', true, report.inserted],
    ['merged', true, report.updated],
    ['unreadable', false, report.rejected],
  ] as const;
  for (const [reason, isAccepted, n] of tallies)
    if (n > 0) await countIntake(db, orgId, 'import', reason, isAccepted, n);
  return report;
}

/** What an import would do, against the library as it is: nothing is written, so rows that say the same are both new. */
export function checkPractices(db: Db, orgId: string, request: ImportRequest): Promise<PracticeImport> {
  return readAll(request, async (draft) => {
    const { text } = await scrub(db, orgId, draft.content);
    return (await findDuplicate(db, orgId, { ...draft, content: text })) !== undefined;
  });
}

type ImportDraft = Omit<CreateInput, 'performance_metrics' | 'note'> & Evidence;
type Evidence = { counts: PracticeCounts; provenance: Provenance };

/** Row by row through `take`, which says whether the library knew it already. */
async function readAll(
  { contentType, bytes }: ImportRequest,
  take: (draft: ImportDraft) => Promise<boolean>,
): Promise<PracticeImport> {
  const { columns, records, rejected } = readRows(contentType, bytes);
  const missing = ['category', 'content'].filter((name) => !columns.includes(name));
  if (records.length > 0 && missing.length > 0)
    throw new AppError('validation', `The file has no column ${missing.join(' and no column ')}.`);
  if (records.length > MOST_ROWS)
    throw new AppError(
      'too_large',
      `There are ${records.length} rows; the limit is ${MOST_ROWS}. Split them.`,
    );
  const report: PracticeImport = {
    inserted: 0,
    updated: 0,
    rejected: 0,
    errors: rejected.map(({ row, field, message }) => ({ row, field, message })),
  };
  for (const { row, cells } of records) {
    const read = readCells(cells);
    if ('errors' in read) {
      report.errors.push(...read.errors.map((error) => ({ row, ...error })));
      report.rejected += 1;
      continue;
    }
    const { performance_metrics, note, ...draft } = read.practice;
    const counts = performance_metrics ? toCounts(performance_metrics) : practiceCountsSchema.parse({});
    const provenance = { kind: 'import' as const, ...(note ? { note } : {}) };
    const isKnown = await take({ ...draft, counts, provenance });
    report[isKnown ? 'updated' : 'inserted'] += 1;
  }
  report.rejected += rejected.length;
  return report;
}

/** A row of the file as a practice, or what is wrong with it, field by field. */
export function readCells(cells: Cells): { practice: CreateInput } | { errors: RowErrors } {
  const text = (name: string): string | undefined => {
    const cell = cells[name];
    if (cell === null || cell === undefined) return undefined;
    return String(cell).trim() || undefined;
  };
  const numbers = COUNT_NAMES.filter((name) => name !== 'reached').flatMap((name) => {
    const cell = text(name);
    return cell === undefined ? [] : [[name, Number(cell)] as const];
  });
  const metrics = Object.fromEntries(numbers);
  const tags = Array.isArray(cells.tags)
    ? cells.tags
    : text('tags')
        ?.split(/[;,]/)
        .map((tag) => tag.trim())
        .filter(Boolean);
  const context =
    contextCell(cells.context) ?? Object.fromEntries(CONTEXT_KEYS.map((key) => [key, text(key)]));
  const parsed = createInput.safeParse({
    category: text('category')?.toLowerCase().replace(/[ -]/g, '_'),
    content: text('content'),
    context,
    tags: tags ?? [],
    expires_at: text('expires_at')
      ?.replace(/([+-]\d{2})$/, '$1:00')
      .replace(' ', 'T'),
    note: text('note'),
  });
  const counted = metricsSchema.safeParse(metrics);
  const issues = [...(parsed.error?.issues ?? []), ...(counted.error?.issues ?? [])];
  if (!parsed.success || !counted.success || issues.length > 0) {
    return { errors: issues.map(({ path, message }) => ({ field: String(path.at(-1) ?? ''), message })) };
  }
  return {
    practice: { ...parsed.data, ...(numbers.length > 0 ? { performance_metrics: counted.data } : {}) },
  };
}

function contextCell(cell: unknown): object | undefined {
  return typeof cell === 'object' && cell !== null && !Array.isArray(cell) ? cell : undefined;
}
