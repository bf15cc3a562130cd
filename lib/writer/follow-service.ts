import 'server-only';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { logCrew } from './crew-service';

const CHUNK = 100;
const WORDS: Record<string, string> = {
  replied: 'replied',
  meeting: 'booked a meeting',
  unsubscribed: 'unsubscribed',
  bounced: 'bounced',
};

/** Something happened to messages: sequences that it ends are ended, and doubts about sending are settled by it. */
export async function followOutcomes(db: Db, orgId: string, outcomeIds: readonly string[]): Promise<void> {
  const stopped = await must(db.rpc('stop_sequences', { p_org_id: orgId, p_outcome_ids: [...outcomeIds] }));
  for (const { campaign_id, reason, messages } of stopped) {
    await logCrew(db, orgId, { campaign_id }, [
      {
        step: 'tracking',
        result: `${messages} further messages stopped: somebody ${WORDS[reason] ?? reason}.`,
        details: { reason, messages },
      },
    ]);
  }
  for (let start = 0; start < outcomeIds.length; start += CHUNK) {
    const arrived = await must(
      db
        .from('outcome_labels')
        .select('id')
        .eq('org_id', orgId)
        .in('id', outcomeIds.slice(start, start + CHUNK))
        .or('delivered.is.true,bounced.is.true'),
    );
    if (arrived.length === 0) continue;
    await must(
      db
        .from('outbox_messages')
        .update({ status: 'sent', reason: null, sent_via: 'sendgrid', sent_at: new Date().toISOString() })
        .eq('org_id', orgId)
        .eq('status', 'uncertain')
        .in(
          'outcome_id',
          arrived.map(({ id }) => id),
        ),
    );
  }
}
