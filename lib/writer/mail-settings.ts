import 'server-only';
import { env } from '../env/env';

export type MailSettings =
  | { ready: true; key: string; from: string; baseUrl: string; replyDomain: string | undefined }
  | { ready: false; reason: string };

/** Whether the product sends mail itself; otherwise reps send from the outbox, and this says why. */
export function mailSettings(): MailSettings {
  const { SENDGRID_API_KEY, SENDGRID_FROM, SENDGRID_BASE_URL, REPLY_DOMAIN, ENCRYPTION_KEY } = env();
  if (!SENDGRID_API_KEY)
    return { ready: false, reason: 'SENDGRID_API_KEY is not set: mails wait in the outbox.' };
  if (!SENDGRID_FROM) return { ready: false, reason: 'SENDGRID_FROM is not set: mails wait in the outbox.' };
  if (REPLY_DOMAIN && !ENCRYPTION_KEY) {
    return { ready: false, reason: 'ENCRYPTION_KEY is not set, so reply addresses cannot be signed.' };
  }
  return {
    ready: true,
    key: SENDGRID_API_KEY,
    from: SENDGRID_FROM,
    baseUrl: SENDGRID_BASE_URL,
    replyDomain: REPLY_DOMAIN,
  };
}
