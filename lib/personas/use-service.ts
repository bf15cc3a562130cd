import 'server-only';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { getPersona } from './queries';
import type { ExportFormat, UseInput } from './use-schema';

/** Reading on, or coming back soon, is the same reading. */
const SAME_READING_MS = 30 * 60_000;

/** Keeps that the caller read a persona or used it in a draft; false when this reading is kept already. */
export async function recordUse(
  db: Db,
  orgId: string,
  principalId: string,
  personaId: string,
  { kind, generation_id, source_id }: UseInput,
  now = new Date(),
): Promise<boolean> {
  const { generation } = await getPersona(db, orgId, personaId, principalId, generation_id);
  const since = new Date(now.getTime() - SAME_READING_MS).toISOString();
  const same = db
    .from('persona_uses')
    .select('id')
    .eq('org_id', orgId)
    .eq('persona_id', personaId)
    .eq('generation_id', generation.id)
    .eq('principal_id', principalId)
    .eq('kind', kind)
    .gte('occurred_at', since);
  if (source_id) same.eq('source_id', source_id);
  const kept = await must(same.limit(1));
  if (kept.length > 0) return false;
  await write(db, orgId, personaId, {
    kind,
    generation_id: generation.id,
    source_id: source_id ?? null,
    format: null,
  });
  return true;
}

/** Every export is kept, and audited by the database. */
export function recordExport(
  db: Db,
  orgId: string,
  personaId: string,
  generationId: string,
  format: ExportFormat,
): Promise<void> {
  return write(db, orgId, personaId, {
    kind: 'exported',
    generation_id: generationId,
    source_id: null,
    format,
  });
}

async function write(
  db: Db,
  orgId: string,
  personaId: string,
  use: { kind: string; generation_id: string; source_id: string | null; format: ExportFormat | null },
): Promise<void> {
  await must(db.from('persona_uses').insert({ org_id: orgId, persona_id: personaId, ...use }));
}
