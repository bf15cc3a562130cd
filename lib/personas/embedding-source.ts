import 'server-only';
import { z } from 'zod';
import type { EmbeddingSource } from '../retrieval/jobs';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';

const SIZE_WORDS: Record<string, string> = {
  small: 'small company',
  medium: 'medium-sized company',
  large: 'large company',
};
const MAX_TOPICS = 6;
const MAX_CHARS = 80;

/** Who somebody is at work and what it was about, without a name, an address or a sentence of theirs. */
export const contactEmbeddingSource: EmbeddingSource = {
  kind: 'contact',
  load: async (db, orgId, ids) => {
    const [contacts, topics] = await Promise.all([
      must(
        db
          .from('contacts')
          .select('id, job_title, industry, company:companies(industry, company_size)')
          .eq('org_id', orgId)
          .in('id', [...ids]),
      ),
      topicsOf(db, orgId, ids),
    ]);
    return contacts.flatMap(({ id, job_title, industry, company }) => {
      const lines = [
        job_title,
        industry ?? company?.industry,
        company?.company_size ? SIZE_WORDS[company.company_size] : null,
        ...(topics.get(id) ?? []),
      ];
      const text = lines.flatMap((line) => (line ? [line.trim().slice(0, MAX_CHARS)] : [])).join('. ');
      return text === '' ? [] : [{ sourceId: id, text }];
    });
  },
};

/** Products that they looked at and objections that they raised. */
async function topicsOf(db: Db, orgId: string, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = z
    .array(z.object({ contact_id: z.uuid(), topics: z.array(z.string()) }))
    .parse(await must(db.rpc('contact_topics', { p_org_id: orgId, p_contact_ids: [...ids] })));
  return new Map(rows.map(({ contact_id, topics }) => [contact_id, topics.slice(0, MAX_TOPICS)]));
}
