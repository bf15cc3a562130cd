import 'server-only';
import { search } from '../retrieval/service';
import type { Db } from '../supabase/types';
import type { SearchQuery } from './input-schema';
import { contextOf, listPractices, practicesByIds } from './queries';
import type { Practice, PracticeContext } from './schema';
import { scoreOf } from './search';

/** More than is wanted: what the text ranks low, its context and record may rank first. */
const OVERSAMPLE = 4;
const MOST = 200;

export type PracticeSearch = Pick<SearchQuery, 'q' | 'category' | 'tags' | 'limit'> & {
  context: PracticeContext;
};

/**
 * Practices by meaning, words, context and record, best first; retired ones are left out. As many as `limit` whenever
 * that many exist: what the index does not hold yet is filled up from the table.
 */
export async function searchPractices(db: Db, orgId: string, request: PracticeSearch): Promise<Practice[]> {
  const { q, category, context, tags, limit } = request;
  const pool = Math.min(MOST, Math.max(50, limit * OVERSAMPLE));
  const hits =
    q === ''
      ? []
      : await search(db, {
          orgId,
          kind: 'practice',
          query: q,
          limit: pool,
          context: { live: true, ...(category ? { category } : {}) },
        });
  const best = Math.max(...hits.map(({ score }) => score), Number.EPSILON);
  const relevance = new Map(hits.map(({ sourceId, score }) => [sourceId, score / best]));
  const similarity = new Map(hits.map((hit) => [hit.sourceId, hit.similarity]));
  const found = await practicesByIds(
    db,
    orgId,
    hits.map(({ sourceId }) => sourceId),
  );
  const fits = (practice: Practice) => practice.status !== 'retired' && hasTags(practice, tags);
  const candidates = new Map(found.filter(fits).map((practice) => [practice.id, practice]));
  if (candidates.size < Math.max(limit, q === '' ? pool : 0)) {
    for (const practice of await others(db, orgId, request, pool)) {
      if (fits(practice)) candidates.set(practice.id, candidates.get(practice.id) ?? practice);
    }
  }
  return [...candidates.values()]
    .map((practice) => ({
      ...practice,
      similarity: similarity.get(practice.id) ?? null,
      score: scoreOf(practice, q === '' ? null : (relevance.get(practice.id) ?? 0), context),
    }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}

const hasTags = (practice: Practice, tags: readonly string[] | undefined): boolean =>
  (tags ?? []).every((tag) => practice.tags.includes(tag));

/** The best of the table: first those of the context that is asked for, then all. */
async function others(
  db: Db,
  orgId: string,
  { category, context, tags }: PracticeSearch,
  limit: number,
): Promise<Practice[]> {
  const base = {
    limit,
    sort: '-reply_rate',
    ...(category ? { category } : {}),
    ...(tags?.[0] ? { tag: tags[0] } : {}),
  };
  const asked = Object.entries(contextOf(context)).map(([key, value]) => ({ ...base, [key]: value }));
  const pages = await Promise.all(
    [...asked, { ...base, status: 'active' as const }, { ...base, status: 'weak' as const }].map((query) =>
      listPractices(db, orgId, query),
    ),
  );
  return pages.flatMap(({ data }) => data);
}
