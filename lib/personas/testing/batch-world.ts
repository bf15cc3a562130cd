import { logger } from '../../logger';
import { must } from '../../supabase/must';
import type { Db } from '../../supabase/types';
import { getBatch } from '../batch-queries';
import { runBatch } from '../batch-run';
import { orderBatch } from '../batch-service';

/** As a test stack gives them. */
type Stack = { service: Db };
type Org = { id: string; rep: { db: Db } };

/** What a test does with the batches of one organisation. */
export const batchWorld = (stack: Stack, org: Org) => ({
  async insertContacts(n: number, owner: string | null = null): Promise<string[]> {
    const rows = Array.from({ length: n }, (_, i) => ({
      org_id: org.id,
      name: `Person ${i}`,
      job_title: 'Head of Planning',
      owner_id: owner,
    }));
    return (await must(stack.service.from('contacts').insert(rows).select('id'))).map(({ id }) => id);
  },
  order: (contacts: string[], db: Db = org.rep.db) =>
    orderBatch(db, org.id, { contact_ids: contacts, mode: 'basic' }),
  /** As the worker does with one message. */
  run: (batchId: string, signal = new AbortController().signal) =>
    runBatch({ db: stack.service, orgId: org.id, batchId, signal, log: logger }),
  look: (id: string) => getBatch(org.rep.db, org.id, id),
  generationsOf: (contacts: string[]) =>
    must(
      stack.service
        .from('persona_generation_history')
        .select('contact_id, engine, fallback_reason, created_by')
        .in('contact_id', contacts),
    ),
});
