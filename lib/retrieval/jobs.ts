import 'server-only';
import { z } from 'zod';
import { type Job, job } from '../http/job';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { embedderFor } from './engines';
import { forgetSources, indexSources } from './index-sources';
import { type SourceText, sourceKind } from './schema';

/**
 * How a slice offers its records to retrieval: it writes their text, retrieval does the rest. The composition
 * root hands the list to `embeddingJobs`.
 */
export type EmbeddingSource = {
  kind: string;
  /** The texts of these records, read with the service role. A record that is missing is forgotten. */
  load: (db: Db, orgId: string, ids: readonly string[]) => Promise<SourceText[]>;
};

const BATCH = 50;
const MAX_STALE = 1_000;

const sourceChanged = z.object({
  org_id: z.uuid(),
  kind: sourceKind,
  source_ids: z.array(z.uuid()).max(1_000),
});
const dealChanged = z.object({ org_id: z.uuid(), deal_ids: z.array(z.uuid()).max(1_000) });
const reindex = z.object({ org_id: z.uuid() });

export function embeddingJobs(sources: readonly EmbeddingSource[]): Job[] {
  const byKind = new Map(sources.map((source) => [source.kind, source]));

  async function index(db: Db, orgId: string, kind: string, ids: readonly string[]): Promise<void> {
    const source = byKind.get(kind);
    if (!source) return;
    for (let start = 0; start < ids.length; start += BATCH) {
      const batch = ids.slice(start, start + BATCH);
      const texts = await source.load(db, orgId, batch);
      const present = new Set(texts.map((text) => text.sourceId));
      await indexSources(db, orgId, kind, texts);
      await forgetSources(
        db,
        orgId,
        kind,
        batch.filter((id) => !present.has(id)),
      );
    }
  }

  return [
    job(
      { name: 'embeddings.index', payload: sourceChanged, on: ['source.changed'] },
      async ({ db, payload }) => index(db, payload.org_id, payload.kind, payload.source_ids),
    ),
    job(
      { name: 'embeddings.index-deals', payload: dealChanged, on: ['deal.changed'] },
      async ({ db, payload }) => index(db, payload.org_id, 'deal', payload.deal_ids),
    ),
    // Published when an organisation's embedding engine changes. Each run hands on what is left.
    job({ name: 'embeddings.reindex', payload: reindex }, async ({ db, payload: { org_id } }) => {
      for (const { kind } of sources) {
        const { model } = await embedderFor(db, org_id, kind);
        const stale = await must(
          db.rpc('stale_embeddings', { p_org_id: org_id, p_kind: kind, p_model: model, p_limit: MAX_STALE }),
        );
        for (let start = 0; start < stale.length; start += 200) {
          const p_payload = { org_id, kind, source_ids: stale.slice(start, start + 200) };
          await must(db.rpc('enqueue_job', { p_name: 'source.changed', p_payload }));
        }
        if (stale.length === MAX_STALE) {
          await must(
            db.rpc('enqueue_job', {
              p_name: 'embeddings.reindex',
              p_payload: { org_id },
              p_delay_seconds: 60,
            }),
          );
        }
      }
    }),
  ];
}
