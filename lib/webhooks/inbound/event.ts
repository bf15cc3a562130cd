import { isAutomaticMail } from '../../replies/service';
import { identityOf } from '../formats/fields';
import type { ParseContext, Parsed, Skipped, WebhookEvent } from '../schema';
import { answeredIds, messageIds } from './headers';
import { textOfHtml } from './html';
import { MAX_REPLY_CHARS, type Mail, mailSchema } from './mail';

/** The same mail again, whatever boundary and time SendGrid gave the repeat. */
export function mailIdentity(mail: Mail): string {
  const to = mail.envelope.to.map((address) => address.toLowerCase()).sort();
  const [id] = messageIds(mail.headers['message-id']);
  if (id !== undefined) return identityOf(id, to);
  return identityOf(mail.from, to, mail.headers.date, mail.subject, mail.text, mail.html);
}

/** A stored mail as the ledger sees it: one reply, or nothing. */
export function parseInbound(body: unknown, { receivedAt }: ParseContext): Parsed {
  const { data: mail } = mailSchema.safeParse(body);
  if (!mail) return nothing('quarantined', 'This is not a stored mail.');
  if (isBounce(mail)) return nothing('ignored', 'A notice of a mail system is not a reply.');
  const full = mail.text.trim() === '' ? textOfHtml(mail.html) : mail.text;
  const text = full.slice(0, MAX_REPLY_CHARS).toWellFormed().trim();
  const event: WebhookEvent = {
    source: 'sendgrid-inbound',
    source_event_id: mailIdentity(mail),
    type: 'replied',
    occurred_at: sentAt(mail.headers.date, receivedAt).toISOString(),
    link: { recipients: mail.envelope.to, answers: answeredIds(mail.headers), email: mail.from || undefined },
    reply_text: text === '' ? undefined : text,
    is_auto_reply: isAutomaticMail(mail.headers, `${theirSubject(mail)}\n\n${text}`),
  };
  return { events: [event], skipped: notes(mail, Math.max(mail.text_chars, full.length)) };
}

const nothing = (result: Skipped['result'], reason: string): Parsed => ({
  events: [],
  skipped: [{ result, event: 'replied', reason }],
});

const ANSWER = /^\s*(re|aw|antw|sv|vs|rv|res|rif|odp)\s*(\[\d+\])?:/i;
/** Of an answer the subject is our own: it says nothing about who wrote the answer. */
const theirSubject = ({ subject }: Mail): string => (ANSWER.test(subject) ? '' : subject);

const MAIL_SYSTEM = /^(mailer-daemon|postmaster)@/;
const REPORT = /^multipart\/report\b|^message\/delivery-status\b/i;

/** Absence notices may have an empty sender as well (RFC 3834), and say that they are replies. */
function isBounce({ envelope, headers, from }: Mail): boolean {
  if (REPORT.test(headers['content-type'] ?? '') || MAIL_SYSTEM.test(from)) return true;
  const isReply = /^auto-replied/i.test(headers['auto-submitted'] ?? '') || 'x-autoreply' in headers;
  return envelope.from?.trim() === '' && !isReply;
}

const EARLIEST = Date.UTC(2000, 0, 1);
/** RFC 5322; the platform makes a date of almost anything, "yesterday +0000" included. */
const MAIL_DATE =
  /^(?:[a-z]{3,9},?\s*)?(\d{1,2} [a-z]{3,9} \d{4} \d{1,2}:\d\d(?::\d\d)?)\s*([+-]\d{4}|[a-z]{1,4})?/i;

/** When the mail says it was sent, if that can be: not in the future, and not before there were such mails. */
function sentAt(date: string | undefined, receivedAt: Date): Date {
  const [, moment, zone = '+0000'] = MAIL_DATE.exec(date ?? '') ?? [];
  if (moment === undefined) return receivedAt;
  const at = Date.parse(`${moment} ${zone}`);
  return at >= EARLIEST && at <= receivedAt.getTime() ? new Date(at) : receivedAt;
}

function notes({ attachments }: Mail, chars: number): Skipped[] {
  const skipped: Skipped[] = [];
  if (chars > MAX_REPLY_CHARS) {
    const reason = `Only the first ${MAX_REPLY_CHARS} of ${chars} characters of the reply are kept.`;
    skipped.push({ result: 'ignored', event: 'reply_text', reason });
  }
  if (attachments.length > 0) {
    const list = attachments.map(({ name, size }) => `${name} (${size} bytes)`).join(', ');
    const reason = `Attachments are not stored: ${list}`.slice(0, 2000);
    skipped.push({ result: 'ignored', event: 'attachments', reason });
  }
  return skipped;
}
