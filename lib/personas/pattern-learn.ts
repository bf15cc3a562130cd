import 'server-only';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import type { Behaviour } from './behaviour';
import { assign, findCentres, type Membership } from './pattern-find';
import { matchPatterns } from './pattern-match';
import { toRows } from './pattern-rows';

const PAGE = 500;
const COLUMNS =
  'contact_id, interactions, messages, opened, clicked, replied, answers, response_hours, inbound, outbound, calls, meetings, meetings_held, moments, mornings, evenings, won, lost, first_at, last_at, features' as const;

/**
 * Recognises what people of the organisation usually do. A pattern that continues a known one keeps its id, and its
 * name while that holds. Answers how many there are.
 */
export async function learnPatterns(db: Db, orgId: string): Promise<number> {
  await must(db.rpc('measure_behaviour_scales', { p_org_id: orgId }));
  const people = await readBehaviours(db, orgId);
  const known = await readKnown(db, orgId);
  const centres = findCentres(
    people,
    known.map(({ centre }) => centre),
  );
  const memberships = assign(people, centres);
  const groups = centres.map(
    (_, label) => new Set(memberships.flatMap((one) => (one.label === label ? [one.contact_id] : []))),
  );
  const ids = matchPatterns(groups, new Map(known.map(({ id, people: before }) => [id, before]))).map(
    (id) => id ?? crypto.randomUUID(),
  );
  const rows = toRows(people, centres, groups, ids, new Map(known.map(({ id, name }) => [id, name])));
  await must(db.rpc('store_patterns', { p_org_id: orgId, p_rows: rows }));
  await storeMembers(db, orgId, memberships, ids);
  return rows.length;
}

/** Every contact of whom something is counted, standardised with the scales of now. */
async function readBehaviours(db: Db, orgId: string): Promise<Behaviour[]> {
  const people: Behaviour[] = [];
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await must(
      db
        .from('contact_behaviours')
        .select('contact_id')
        .eq('org_id', orgId)
        .gt('contact_id', after)
        .order('contact_id')
        .limit(PAGE),
    );
    const ids = page.map(({ contact_id }) => contact_id);
    const last = ids.at(-1);
    if (!last) return people;
    await must(db.rpc('place_behaviours', { p_org_id: orgId, p_contact_ids: ids }));
    people.push(
      ...(await must(
        db
          .from('contact_behaviours')
          .select(COLUMNS)
          .eq('org_id', orgId)
          .gt('contact_id', after)
          .lte('contact_id', last)
          .order('contact_id'),
      )),
    );
    after = last;
  }
}

type Known = { id: string; name: string; centre: number[]; people: ReadonlySet<string> };

async function readKnown(db: Db, orgId: string): Promise<Known[]> {
  const patterns = await must(
    db.from('behavioral_patterns').select('id, name, centre').eq('org_id', orgId).order('id'),
  );
  return Promise.all(
    patterns.map(async (pattern) => ({ ...pattern, people: await membersOf(db, orgId, pattern.id) })),
  );
}

async function membersOf(db: Db, orgId: string, patternId: string): Promise<ReadonlySet<string>> {
  const people = new Set<string>();
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await must(
      db
        .from('behavioral_pattern_members')
        .select('contact_id')
        .eq('org_id', orgId)
        .eq('pattern_id', patternId)
        .gt('contact_id', after)
        .order('contact_id')
        .limit(PAGE),
    );
    for (const { contact_id } of page) people.add(contact_id);
    const last = page.at(-1);
    if (!last) return people;
    after = last.contact_id;
  }
}

async function storeMembers(
  db: Db,
  orgId: string,
  memberships: readonly Membership[],
  ids: readonly string[],
): Promise<void> {
  const foundAt = new Date().toISOString();
  const rows = memberships.map(({ contact_id, label, clarity }) => ({
    contact_id,
    pattern_id: ids[label] ?? null,
    clarity: Math.min(Math.max(clarity, 0), 1),
  }));
  for (let start = 0; start < rows.length; start += PAGE) {
    await must(
      db.rpc('store_pattern_members', {
        p_org_id: orgId,
        p_found_at: foundAt,
        p_rows: rows.slice(start, start + PAGE),
      }),
    );
  }
  // Whoever is in no pattern any more.
  await must(db.from('behavioral_pattern_members').delete().eq('org_id', orgId).lt('found_at', foundAt));
}
