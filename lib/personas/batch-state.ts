import 'server-only';
import type { Logger } from '../logger';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import type { PersonaMode } from './sections';

export type Room = { db: Db; orgId: string; batchId: string; signal: AbortSignal; log: Logger };
export type Batch = {
  mode: PersonaMode;
  status: string;
  engine: 'anthropic' | 'openai' | null;
  model: string | null;
  provider_batch_id: string | null;
  reason: string | null;
  created_by: string;
};

export async function loadBatch({ db, orgId, batchId }: Room): Promise<Batch | undefined> {
  const columns = 'mode, status, engine, model, provider_batch_id, reason, created_by' as const;
  const [row] = await must(
    db.from('persona_batches').select(columns).eq('org_id', orgId).eq('id', batchId).limit(1),
  );
  if (!row) return undefined;
  const engine = row.engine === 'anthropic' || row.engine === 'openai' ? row.engine : null;
  return { ...row, engine, mode: row.mode === 'basic' ? 'basic' : 'rag' };
}
