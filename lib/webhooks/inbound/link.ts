import 'server-only';
import { outcomeOfAddresses } from '../../outcomes/service';
import { must } from '../../supabase/must';
import type { Db } from '../../supabase/types';
import type { Link, WebhookEvent } from '../schema';

/**
 * Which message a mail answers: the one in our signed address, else the nearest that it says it answers. The sender
 * is left over for a guess. A signed address of somebody else's message leaves nothing to guess.
 */
export async function linkMails(
  db: Db,
  orgId: string,
  events: readonly WebhookEvent[],
): Promise<WebhookEvent[]> {
  return await Promise.all(
    events.map(async (event) => ({ ...event, link: await linkOf(db, orgId, event.link) })),
  );
}

async function linkOf(db: Db, orgId: string, { recipients, answers, ...link }: Link): Promise<Link> {
  if (!recipients || !answers) return link;
  const signed = outcomeOfAddresses(recipients);
  if (signed !== undefined) return { outcome_id: signed };
  const answered = await answeredOutcome(db, orgId, answers);
  return answered === undefined ? link : { outcome_id: answered };
}

async function answeredOutcome(db: Db, orgId: string, ids: string[]): Promise<string | undefined> {
  if (ids.length === 0) return undefined;
  const found = await must(
    db
      .from('outcome_labels')
      .select('id, provider_message_id')
      .eq('org_id', orgId)
      .in('provider_message_id', ids),
  );
  return ids
    .map((id) => found.find(({ provider_message_id }) => provider_message_id === id)?.id)
    .find((id) => id !== undefined);
}
