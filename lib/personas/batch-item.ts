import 'server-only';
import { z } from 'zod';
import { settleBatchAnswer } from '../ai/batch';
import type { BatchAnswer } from '../ai/batch-provider';
import { runTask } from '../ai/engine';
import type { RemoteEngine } from '../ai/schema';
import { AppError, toAppError } from '../errors';
import { must } from '../supabase/must';
import { principalClient } from '../supabase/principal';
import type { Db } from '../supabase/types';
import { type PersonaCaller, type Prepared, preparePersona, storedForm } from './generate-service';
import type { PersonaMode } from './sections';
import { personaTask } from './task';

export type Item = { id: string; contact_id: string };
type Mode = PersonaMode;

/** Whoever ordered the batch, under their own row-level security; a key acts as the key that it was. */
export async function creatorOf(db: Db, orgId: string, principalId: string): Promise<PersonaCaller> {
  const [member] = await must(
    db.from('memberships').select('kind').eq('org_id', orgId).eq('principal_id', principalId).limit(1),
  );
  if (!member) throw new AppError('forbidden', 'Whoever ordered this is no longer a member.');
  const who = { principalId, orgId };
  return {
    ...who,
    db: principalClient(
      member.kind === 'api_key'
        ? { ...who, kind: 'api_key', scopes: ['read', 'write'] }
        : { ...who, kind: 'user' },
    ),
  };
}

/** One contact from its history to its stored persona, by the organisation's chain of engines. */
export async function generateItem(
  caller: PersonaCaller,
  item: Item,
  mode: Mode,
  signal: AbortSignal,
): Promise<void> {
  const prepared = await preparePersona(caller, { contact_id: item.contact_id, mode }, new Date());
  const { db, orgId, principalId } = caller;
  const result = await runTask({ db, orgId, principalId, facts: prepared.facts, ...personaTask, signal });
  await store(caller, item, prepared, result);
}

/** The same from what a provider's batch answered; without an answer, from the local engine. */
export async function settleItem(
  caller: PersonaCaller,
  item: Item,
  prepared: Prepared,
  asked: { engine: RemoteEngine; model: string },
  answer: BatchAnswer | { failure: 'timeout' },
): Promise<void> {
  const { db, orgId, principalId } = caller;
  const result = await settleBatchAnswer(
    { db, orgId, principalId, ...asked },
    personaTask,
    prepared.facts,
    answer,
  );
  await store(caller, item, prepared, result);
}

async function store(
  { db, orgId }: PersonaCaller,
  { id, contact_id }: Item,
  ...[prepared, result]: Parameters<typeof storedForm>
): Promise<void> {
  const row = { p_org_id: orgId, p_item_id: id, p_contact_id: contact_id, ...storedForm(prepared, result) };
  await must(db.rpc('store_batch_persona', row));
}

const preparedSchema = z.object({
  facts: z.custom<Prepared['facts']>((facts) => typeof facts === 'object' && facts !== null),
  requested: z.enum(['basic', 'rag']),
  modeReason: z.string().nullable(),
  dataQuality: z.number(),
  interactions: z.number(),
});

/** What was written down when the provider was asked; null when it is gone. */
export const readPrepared = (stored: unknown): Prepared | null =>
  preparedSchema.safeParse(stored).data ?? null;

/** An item that fails doesn't hold up the others; an outage of the database stops the job, which runs again. */
export async function orFail(db: Db, orgId: string, item: Item, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    const { code, detail } = toAppError(thrown);
    if (code === 'unavailable') throw thrown;
    await must(
      db
        .from('persona_batch_items')
        .update({ status: 'failed', reason: detail, prepared: null, settled_at: new Date().toISOString() })
        .eq('org_id', orgId)
        .eq('id', item.id)
        .in('status', ['waiting', 'asked']),
    );
  }
}
