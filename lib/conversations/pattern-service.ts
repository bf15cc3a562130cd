import 'server-only';
import { AppError } from '../errors';
import { afterPosition, decodeCursor, type List, toPage } from '../http/list';
import { estimateRate, NOTHING_SEEN } from '../stats/rate';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import {
  type LearnedPattern,
  type PatternChanges,
  type PatternInput,
  type PatternQuery,
  patternSchema,
} from './pattern-schema';

const COLUMNS =
  'id, pattern_type, description, metadata, source, status, successes, n, conversation_ids, expires_at, created_at' as const;

type Row = { successes: number | null; n: number | null };

function toPattern({ successes, n, ...row }: Row): LearnedPattern {
  const confidence = n === null || successes === null ? null : estimateRate({ successes, n }, NOTHING_SEEN);
  return patternSchema.parse({ ...row, confidence });
}

/** What agents of the organisation should know, the latest first. */
export async function listPatterns(
  db: Db,
  orgId: string,
  { limit, cursor, status, expired, q }: PatternQuery,
): Promise<List<LearnedPattern>> {
  let select = db.from('learned_patterns').select(COLUMNS).eq('org_id', orgId);
  const now = new Date().toISOString();
  if (status) select = select.eq('status', status);
  if (expired === true) select = select.lte('expires_at', now);
  if (expired === false) select = select.or(`expires_at.is.null,expires_at.gt.${now}`);
  // What means something to `like` is taken literally.
  if (q) select = select.ilike('description', `%${q.replace(/[\\%_]/g, '\\$&')}%`);
  const after = decodeCursor(cursor);
  if (after) select = select.or(afterPosition(after, 'created_at', 'desc'));
  const rows = await must(
    select
      .order('created_at', { ascending: false })
      .order('id', { ascending: false })
      .limit(limit + 1),
  );
  const page = toPage(rows, limit, (row) => [row.created_at, row.id]);
  return { ...page, data: page.data.map(toPattern) };
}

async function getPattern(db: Db, orgId: string, id: string): Promise<LearnedPattern> {
  const [row] = await must(db.from('learned_patterns').select(COLUMNS).eq('org_id', orgId).eq('id', id));
  if (!row) throw new AppError('not_found', 'There is no such pattern.');
  return toPattern(row);
}

export async function addPattern(
  db: Db,
  orgId: string,
  { expires_at = null, ...input }: PatternInput,
): Promise<LearnedPattern> {
  const [row] = await must(
    db
      .from('learned_patterns')
      .insert({ org_id: orgId, ...input, expires_at })
      .select(COLUMNS),
  );
  if (!row) throw new AppError('internal', 'Something went wrong on our side.');
  return toPattern(row);
}

/** Accepts or retires a proposal, lets it wait again, or words it anew. */
export async function changePattern(
  db: Db,
  orgId: string,
  id: string,
  { expires_at, description, status }: PatternChanges,
): Promise<LearnedPattern> {
  const { source } = await getPattern(db, orgId, id);
  if (status === 'proposed' && source !== 'proposed')
    throw new AppError('validation', 'Nobody has to decide about a pattern that a person wrote.', {
      errors: [{ path: 'status', message: 'Use "active" or "retired".' }],
    });
  const changes = {
    ...(description === undefined ? {} : { description }),
    ...(status === undefined ? {} : { status }),
    ...(expires_at === undefined ? {} : { expires_at }),
  };
  if (Object.keys(changes).length > 0)
    await must(db.from('learned_patterns').update(changes).eq('org_id', orgId).eq('id', id));
  return getPattern(db, orgId, id);
}
