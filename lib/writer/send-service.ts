import 'server-only';
import { replyAddress } from '../outcomes/service';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { logCrew } from './crew-service';
import { type MailSettings, mailSettings } from './mail-settings';
import { type Delivery, sendMail } from './sendgrid';

const BATCH = 20;
const MAX_ATTEMPTS = 6;
const BACKOFF_MS = [60_000, 300_000, 900_000, 3_600_000, 14_400_000];

type Settings = Extract<MailSettings, { ready: true }>;
type Tally = Record<string, Record<Delivery['state'], number>>;

/**
 * Sends what is due. A row is claimed before the provider is called and settled by its answer: claimed twice it
 * can't be, and what the provider may have taken is never tried again.
 */
export async function sendDue(db: Db, orgId: string, signal: AbortSignal): Promise<void> {
  const settings = mailSettings();
  if (!settings.ready) return;
  const tally: Tally = {};
  const startedAt = performance.now();
  let isBlocked = false;
  while (!signal.aborted && !isBlocked) {
    const claimed = await must(db.rpc('claim_outbox', { p_org_id: orgId, p_limit: BATCH }));
    if (claimed.length === 0) break;
    for (const message of claimed) {
      if (signal.aborted || isBlocked) {
        await settle(db, orgId, message, {
          state: 'later',
          reason: 'Waits for its turn.',
          afterMs: 0,
          isOurFault: true,
        });
        continue;
      }
      const delivery = await deliver(message, settings);
      await settle(db, orgId, message, delivery);
      isBlocked = delivery.state === 'later' && (delivery.isOurFault || delivery.afterMs !== null);
      const counts = tally[message.campaign_id] ?? { sent: 0, later: 0, refused: 0, unknown: 0 };
      counts[delivery.state]++;
      tally[message.campaign_id] = counts;
    }
  }
  for (const [campaign_id, counts] of Object.entries(tally)) {
    const { sent, later, refused, unknown } = counts;
    await logCrew(db, orgId, { campaign_id }, [
      {
        step: 'sending',
        status: sent === 0 && refused + unknown > 0 ? 'failed' : 'done',
        result: `${sent} sent by SendGrid; ${later} again later, ${refused} refused, ${unknown} uncertain.`,
        details: counts,
        duration_ms: performance.now() - startedAt,
      },
    ]);
  }
}

type Claimed = {
  id: string;
  campaign_id: string;
  outcome_id: string;
  to_address: string | null;
  subject_line: string | null;
  body: string;
  attempts: number;
  sender: string | null;
};

function deliver(message: Claimed, settings: Settings): Promise<Delivery> {
  const { to_address, subject_line, body, outcome_id, campaign_id, sender } = message;
  if (!to_address) return Promise.resolve({ state: 'refused', reason: 'The contact has no e-mail address.' });
  const mail = {
    to: to_address,
    subject: subject_line ?? '',
    text: body,
    senderName: sender || null,
    replyTo: settings.replyDomain ? replyAddress(outcome_id, settings.replyDomain) : null,
    outcomeId: outcome_id,
    campaignId: campaign_id,
  };
  return sendMail(mail, settings);
}

async function settle(db: Db, orgId: string, { id, attempts }: Claimed, delivery: Delivery): Promise<void> {
  const of = { p_org_id: orgId, p_id: id };
  switch (delivery.state) {
    case 'sent': {
      const named = delivery.messageId ? { p_provider_message_id: delivery.messageId } : {};
      await must(db.rpc('settle_outbox', { ...of, p_status: 'sent', ...named }));
      return;
    }
    case 'later': {
      const { afterMs, isOurFault, reason } = delivery;
      const isOver = !isOurFault && attempts >= MAX_ATTEMPTS;
      const wait = afterMs ?? BACKOFF_MS[Math.min(attempts, BACKOFF_MS.length) - 1] ?? 60_000;
      await must(
        db.rpc('settle_outbox', {
          ...of,
          p_status: isOver ? 'failed' : 'scheduled',
          p_reason: reason,
          ...(isOver ? {} : { p_due_at: new Date(Date.now() + wait).toISOString() }),
        }),
      );
      return;
    }
    case 'refused':
      await must(db.rpc('settle_outbox', { ...of, p_status: 'failed', p_reason: delivery.reason }));
      return;
    case 'unknown':
      await must(db.rpc('settle_outbox', { ...of, p_status: 'uncertain', p_reason: delivery.reason }));
  }
}
