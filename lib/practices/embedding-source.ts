import 'server-only';
import type { EmbeddingSource } from '../retrieval/jobs';
import { must } from '../supabase/must';
import { CONTEXT_KEYS, contextSchema } from './schema';

const MAX_CHARS = 600;

/** What a practice says and where it holds. Examples stay out: they belong to the people they were written to. */
export const practiceEmbeddingSource: EmbeddingSource = {
  kind: 'practice',
  load: async (db, orgId, ids) => {
    const rows = await must(
      db
        .from('best_practices')
        .select('id, category, content, context, tags, status')
        .eq('org_id', orgId)
        .in('id', [...ids]),
    );
    return rows.map(({ id, category, content, context, tags, status }) => {
      const where = contextSchema.parse(context);
      const words = CONTEXT_KEYS.flatMap((key) => where[key] ?? []);
      const text = [content.slice(0, MAX_CHARS), [...words, ...tags].join(', ').replaceAll('_', ' ')]
        .filter(Boolean)
        .join('. ');
      return { sourceId: id, text, context: { category, live: status !== 'retired' } };
    });
  },
};
