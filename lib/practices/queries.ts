import { AppError } from '../errors';
import { decodeCursor, type List, toPage } from '../http/list';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { type PracticeRow, practiceColumns, toPractice } from './row';
import {
  CONTEXT_KEYS,
  contextSchema,
  type FacetsQuery,
  type IntakeStats,
  intakeStatsSchema,
  lineageRowSchema,
  type Practice,
  type PracticeContext,
  type PracticeDetail,
  type PracticeFacet,
  type PracticeListQuery,
  practiceExampleSchema,
  practiceVersionSchema,
} from './schema';

/** The part of a request that says where a practice should hold. */
export function contextOf(query: PracticeContext): PracticeContext {
  return contextSchema.parse(Object.fromEntries(CONTEXT_KEYS.map((key) => [key, query[key]])));
}

/** One page of the library; a context in the query must be the practice's own. */
export async function listPractices(
  db: Db,
  orgId: string,
  query: PracticeListQuery,
): Promise<List<Practice>> {
  const after = decodeCursor(query.cursor);
  const { category, status, source, tag, q } = query;
  const rows = await must(
    db.rpc('list_practices', {
      p_org_id: orgId,
      p_context: contextOf(query),
      p_sort: query.sort.replace(/^-/, ''),
      p_descending: query.sort.startsWith('-'),
      p_limit: query.limit + 1,
      ...(category ? { p_category: category } : {}),
      ...(status ? { p_status: status } : {}),
      ...(source ? { p_source: source } : {}),
      ...(tag ? { p_tag: tag } : {}),
      ...(q ? { p_q: q } : {}),
      ...(after ? { p_cursor_value: String(after[0]), p_cursor_id: String(after[1]) } : {}),
    }),
  );
  const found = rows.map((row) => ({
    practice: toPractice(row.practice as PracticeRow),
    sortValue: row.sort_value,
  }));
  const page = toPage(found, query.limit, ({ practice, sortValue }) => [sortValue, practice.id]);
  return { data: page.data.map(({ practice }) => practice), next_cursor: page.next_cursor };
}

/** What the library can be filtered by. A value's count is what the other filters leave of it. */
export async function practiceFacets(
  db: Db,
  orgId: string,
  query: FacetsQuery = {},
): Promise<PracticeFacet[]> {
  const { category, status, source, tag, q } = query;
  return must(
    db.rpc('practice_facets', {
      p_org_id: orgId,
      p_context: contextOf(query),
      ...(category ? { p_category: category } : {}),
      ...(status ? { p_status: status } : {}),
      ...(source ? { p_source: source } : {}),
      ...(tag ? { p_tag: tag } : {}),
      ...(q ? { p_q: q } : {}),
    }),
  );
}

/** Practices by id, in the order asked for; what is not there, or not readable, is left out. */
export async function practicesByIds(db: Db, orgId: string, ids: readonly string[]): Promise<Practice[]> {
  if (ids.length === 0) return [];
  const rows = await must(
    db
      .from('best_practices')
      .select(practiceColumns)
      .eq('org_id', orgId)
      .in('id', [...new Set(ids)]),
  );
  const byId = new Map(rows.map((row) => [row.id, toPractice(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** One practice with its history, the messages behind it, and where else its pattern is known. */
export async function getPractice(db: Db, orgId: string, id: string): Promise<PracticeDetail> {
  const [practice] = await practicesByIds(db, orgId, [id]);
  if (!practice) throw new AppError('not_found', 'There is no such practice.');
  const [versions, lineage, examples, elsewhere, use] = await Promise.all([
    must(
      db
        .from('practice_versions')
        .select('version, content, context, tags, status, reason, counts, rates, changed_by, created_at')
        .eq('org_id', orgId)
        .eq('practice_id', id)
        .order('version', { ascending: false })
        .limit(100),
    ),
    must(db.rpc('practice_lineage', { p_org_id: orgId, p_practice_id: id })),
    must(
      db
        .from('practice_examples')
        .select('outcome_id, subject_line, body, redactions')
        .eq('org_id', orgId)
        .eq('practice_id', id)
        .order('created_at')
        .limit(5),
    ),
    samePattern(db, orgId, practice),
    practiceUse(db, orgId, id),
  ]);
  return {
    ...practice,
    versions: versions.map((version) => practiceVersionSchema.parse(version)),
    lineage: {
      total: lineage[0]?.total ?? 0,
      data: lineage.map(({ total: _total, ...row }) => lineageRowSchema.parse(row)),
    },
    examples: examples.map((example) => practiceExampleSchema.parse(example)),
    elsewhere,
    use,
  };
}

/** How often a practice was written from, and when. */
async function practiceUse(db: Db, orgId: string, id: string): Promise<PracticeDetail['use']> {
  const [row] = await must(db.rpc('practice_use', { p_org_id: orgId, p_practice_id: id }));
  if (!row || row.messages === 0) return null;
  const { messages, first_sent_at, last_sent_at } = row;
  return { messages, first_sent_at, last_sent_at };
}

async function samePattern(db: Db, orgId: string, { id, category, pattern }: Practice): Promise<Practice[]> {
  if (!pattern) return [];
  const rows = await must(
    db
      .from('best_practices')
      .select(practiceColumns)
      .eq('org_id', orgId)
      .eq('category', category)
      .eq('pattern', JSON.stringify(pattern))
      .neq('id', id)
      .order('n', { ascending: false })
      .limit(20),
  );
  return rows.map(toPractice);
}

/** The write gate: what was offered, taken and refused, by source and reason. */
export async function intakeStats(db: Db, orgId: string): Promise<IntakeStats> {
  const rows = await must(
    db
      .from('practice_intake')
      .select('source, reason, is_accepted, n')
      .eq('org_id', orgId)
      .gt('n', 0)
      .order('n', { ascending: false })
      .order('reason'),
  );
  const total = (isAccepted: boolean) =>
    rows.reduce((sum, row) => sum + (row.is_accepted === isAccepted ? row.n : 0), 0);
  const [accepted, refused] = [total(true), total(false)];
  const offered = accepted + refused;
  return intakeStatsSchema.parse({
    offered,
    accepted,
    refused,
    junk_share: offered === 0 ? null : refused / offered,
    reasons: rows,
  });
}
