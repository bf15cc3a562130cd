import 'server-only';
import type { EmbeddingSource } from '../retrieval/jobs';
import { must } from '../supabase/must';

const TEXTS_PER_DEAL = 6;
const MAX_CHARS = 120;

/** What a deal is about, in a few short lines: the local vectors are best at short texts. */
export const dealEmbeddingSource: EmbeddingSource = {
  kind: 'deal',
  load: async (db, orgId, ids) => {
    const [deals, activities] = await Promise.all([
      must(
        db
          .from('deals')
          .select('id, name, product, status, company:companies(industry)')
          .eq('org_id', orgId)
          .in('id', [...ids]),
      ),
      must(
        db
          .from('activities')
          .select('deal_id, subject')
          .eq('org_id', orgId)
          .in('deal_id', [...ids])
          .not('subject', 'is', null)
          .order('occurred_at', { ascending: false })
          .limit(ids.length * TEXTS_PER_DEAL),
      ),
    ]);
    return deals.map((deal) => {
      const subjects = activities.filter((activity) => activity.deal_id === deal.id).slice(0, TEXTS_PER_DEAL);
      const lines = [
        deal.name,
        deal.product,
        deal.company?.industry,
        ...subjects.map(({ subject }) => subject),
      ];
      const text = lines.flatMap((line) => (line ? [line.slice(0, MAX_CHARS)] : [])).join('. ');
      return { sourceId: deal.id, text, context: { status: deal.status } };
    });
  },
};
