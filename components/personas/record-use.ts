import { api } from '@/lib/query/fetch';

/** Leaves the trace that the report counts. Reading must not fail because of it. */
export async function recordUse(
  personaId: string,
  generationId: string,
  kind: 'viewed' | 'drafted',
): Promise<void> {
  const body = JSON.stringify({ kind, generation_id: generationId });
  await api(`/personas/${personaId}/uses`, { method: 'POST', body }).catch(() => undefined);
}
