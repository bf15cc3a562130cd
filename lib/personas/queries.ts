import { AppError } from '../errors';
import { decodeCursor, type List, toPage } from '../http/list';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { diffPersonas } from './diff';
import {
  EVIDENCE_COLUMNS,
  GENERATION_COLUMNS,
  RATING_COLUMNS,
  toContent,
  toGeneration,
  toRating,
  toReceipt,
} from './rows';
import {
  type Persona,
  type PersonaHistoryEntry,
  type PersonaListQuery,
  type PersonaRow,
  personaRowSchema,
} from './schema';

const NOT_FOUND = 'There is no such persona.';

/** One page of current personas, with the ratings of their newest generation. */
export async function listPersonas(
  db: Db,
  orgId: string,
  query: PersonaListQuery,
): Promise<List<PersonaRow>> {
  const after = decodeCursor(query.cursor);
  const rows = await must(
    db.rpc('list_personas', {
      p_org_id: orgId,
      p_sort: query.sort.replace(/^-/, ''),
      p_descending: query.sort.startsWith('-'),
      p_limit: query.limit + 1,
      ...(query.q ? { p_q: query.q } : {}),
      ...(query.mode ? { p_mode: query.mode } : {}),
      ...(query.engine ? { p_engine: query.engine } : {}),
      ...(query.owner ? { p_owner: query.owner } : {}),
      ...(query.contact_id ? { p_contact_id: query.contact_id } : {}),
      ...(after ? { p_cursor_value: String(after[0]), p_cursor_id: String(after[1]) } : {}),
    }),
  );
  const page = toPage(rows, query.limit, (row) => [row.sort_value, row.id]);
  return {
    next_cursor: page.next_cursor,
    data: page.data.map((row) =>
      personaRowSchema.parse({
        ...row,
        created_at: row.generated_at,
        contact: { ...row, id: row.contact_id, name: row.contact_name },
        rating: { mean: row.rating_mean, n: row.rating_n },
      }),
    ),
  };
}

/** The persona with its newest generation, or the one asked for; 404 also for another organisation's. */
export async function getPersona(
  db: Db,
  orgId: string,
  id: string,
  me: string,
  generationId?: string,
): Promise<Persona> {
  const contact = await contactOf(db, orgId, id);
  const query = db
    .from('persona_generation_history')
    .select(GENERATION_COLUMNS)
    .eq('org_id', orgId)
    .eq('persona_id', id);
  if (generationId) query.eq('id', generationId);
  const [row] = await must(query.order('version', { ascending: false }).limit(1));
  if (!row) throw new AppError('not_found', generationId ? 'There is no such generation.' : NOT_FOUND);
  const [evidence, ratings] = await Promise.all([
    must(
      db
        .from('persona_evidence')
        .select(EVIDENCE_COLUMNS)
        .eq('org_id', orgId)
        .eq('generation_id', row.id)
        .order('position'),
    ),
    must(db.from('persona_ratings').select(RATING_COLUMNS).eq('org_id', orgId).eq('generation_id', row.id)),
  ]);
  return {
    id,
    contact,
    generation: toGeneration(row),
    content: toContent(row),
    evidence: evidence.map((receipt) => toReceipt(receipt, contact.id)),
    rating: toRating(ratings, me),
  };
}

/** In two steps: between the two tables there are several ways, and naming one of them joins on the organisation alone. */
async function contactOf(db: Db, orgId: string, personaId: string): Promise<Persona['contact']> {
  const [persona] = await must(
    db.from('customer_personas').select('contact_id').eq('org_id', orgId).eq('id', personaId).limit(1),
  );
  if (!persona) throw new AppError('not_found', NOT_FOUND);
  const [row] = await must(
    db
      .from('contacts')
      .select('id, name, email, job_title, industry, owner_id, company:companies(name, industry)')
      .eq('org_id', orgId)
      .eq('id', persona.contact_id)
      .limit(1),
  );
  if (!row) throw new AppError('not_found', NOT_FOUND);
  const { company, email, ...contact } = row;
  return {
    ...contact,
    name: contact.name ?? email,
    company: company?.name ?? null,
    industry: contact.industry ?? company?.industry ?? null,
  };
}

/** Every generation, the newest first, each with what changed against the one before. */
export async function listHistory(
  db: Db,
  orgId: string,
  personaId: string,
  me: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<List<PersonaHistoryEntry>> {
  await contactOf(db, orgId, personaId);
  const after = decodeCursor(cursor);
  const query = db
    .from('persona_generation_history')
    .select(GENERATION_COLUMNS)
    .eq('org_id', orgId)
    .eq('persona_id', personaId);
  if (after) query.lt('version', Number(after[0]));
  // One more to page on, which is also what the last one shown is compared with.
  const rows = await must(query.order('version', { ascending: false }).limit(limit + 1));
  const page = toPage(rows, limit, (row) => [row.version, row.id]);
  const ids = page.data.map(({ id }) => id);
  const ratings = await must(
    db.from('persona_ratings').select(RATING_COLUMNS).eq('org_id', orgId).in('generation_id', ids),
  );
  return {
    next_cursor: page.next_cursor,
    data: page.data.map((row, i) => {
      const content = toContent(row);
      const earlier = rows[i + 1];
      const previous = earlier ? toContent(earlier) : null;
      return {
        generation: toGeneration(row),
        content,
        rating: toRating(
          ratings.filter(({ generation_id }) => generation_id === row.id),
          me,
        ),
        changes: previous ? diffPersonas(previous, content) : [],
        previous_name: previous && previous.name !== content.name ? previous.name : null,
      };
    }),
  };
}
