import type { MailSettings } from './mail-settings';

export type Mail = {
  to: string;
  subject: string;
  text: string;
  senderName: string | null;
  replyTo: string | null;
  outcomeId: string;
  campaignId: string;
};

/** What came of one attempt. `unknown`: the provider may have taken it, so it must not be tried again. */
export type Delivery =
  | { state: 'sent'; messageId: string | null }
  | { state: 'later'; reason: string; afterMs: number | null; isOurFault: boolean }
  | { state: 'refused'; reason: string }
  | { state: 'unknown'; reason: string };

const TIMEOUT_MS = 20_000;
/** Nothing has left us when the connection could not even be made. */
const NOT_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

/** One POST to SendGrid's v3 mail/send. It retries nothing: whoever calls knows what was already sent. */
export async function sendMail(
  mail: Mail,
  { key, from, baseUrl }: Extract<MailSettings, { ready: true }>,
  timeoutMs = TIMEOUT_MS,
): Promise<Delivery> {
  try {
    const response = await fetch(new URL('/v3/mail/send', baseUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(payloadOf(mail, from)),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return await read(response);
  } catch (thrown) {
    const code = codeOf(thrown);
    if (NOT_CONNECTED.includes(code)) {
      return {
        state: 'later',
        reason: `SendGrid cannot be reached (${code}).`,
        afterMs: null,
        isOurFault: false,
      };
    }
    return { state: 'unknown', reason: 'The connection ended before SendGrid answered.' };
  }
}

function payloadOf(mail: Mail, from: string) {
  const name = mail.senderName ? { name: mail.senderName } : {};
  return {
    personalizations: [
      { to: [{ email: mail.to }], custom_args: { outcome_id: mail.outcomeId, campaign_id: mail.campaignId } },
    ],
    from: { email: from, ...name },
    ...(mail.replyTo ? { reply_to: { email: mail.replyTo, ...name } } : {}),
    subject: mail.subject,
    content: [{ type: 'text/plain', value: mail.text }],
    tracking_settings: { subscription_tracking: { enable: true, text: 'No further messages: <% %>' } },
  };
}

async function read(response: Response): Promise<Delivery> {
  const { status, headers } = response;
  if (status >= 200 && status < 300) {
    await response.body?.cancel();
    return { state: 'sent', messageId: headers.get('x-message-id') };
  }
  const reason = `SendGrid answered ${status}${await complaintOf(response)}.`;
  if (status === 429) return { state: 'later', reason, afterMs: waitOf(headers), isOurFault: false };
  if (status >= 500) return { state: 'later', reason, afterMs: null, isOurFault: false };
  // The key or the sender is wrong, not the message: nothing is lost while somebody repairs it.
  if (status === 401 || status === 403) return { state: 'later', reason, afterMs: 900_000, isOurFault: true };
  return { state: 'refused', reason };
}

/** The first complaint of the provider, without what it may quote of the message. */
async function complaintOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const errors = typeof body === 'object' && body !== null && 'errors' in body ? body.errors : null;
  const field: unknown = Array.isArray(errors) ? errors[0]?.field : null;
  return typeof field === 'string' && /^[\w.]{1,60}$/.test(field) ? ` about ${field}` : '';
}

function waitOf(headers: Headers): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const reset = Number(headers.get('x-ratelimit-reset') ?? Number.NaN);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : reset * 1000 - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 1000), 3_600_000) : null;
}

function codeOf(thrown: unknown): string {
  const cause = thrown instanceof Error ? thrown.cause : null;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}
