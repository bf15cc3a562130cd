import 'server-only';
import type { EmbeddingSource } from '../retrieval/jobs';
import { must } from '../supabase/must';

const MAX_QUESTION = 400;
const MAX_ANSWER = 200;

/** An exchange as it is looked for: mostly by what was asked. */
export const conversationEmbeddingSource: EmbeddingSource = {
  kind: 'conversation',
  load: async (db, orgId, ids) => {
    const rows = await must(
      db
        .from('conversations')
        .select('id, session_id, user_message, agent_response, success')
        .eq('org_id', orgId)
        .in('id', [...ids]),
    );
    return rows.map(({ id, session_id, user_message, agent_response, success }) => ({
      sourceId: id,
      text: [user_message.slice(0, MAX_QUESTION), agent_response.slice(0, MAX_ANSWER)]
        .filter(Boolean)
        .join('. '),
      context: { session_id, success },
    }));
  },
};

export const patternEmbeddingSource: EmbeddingSource = {
  kind: 'learned_pattern',
  load: async (db, orgId, ids) => {
    const rows = await must(
      db
        .from('learned_patterns')
        .select('id, description, status')
        .eq('org_id', orgId)
        .in('id', [...ids]),
    );
    return rows.map(({ id, description, status }) => ({
      sourceId: id,
      text: description,
      context: { live: status === 'active' },
    }));
  },
};
