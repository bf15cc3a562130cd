import type { Message, Step } from './steps';

const NAMES_SMTP_ID = new Set(['processed', 'dropped', 'delivered', 'deferred', 'bounce']);

export const mailId = (n: number): string => `sg-${n.toString(36)}-mid`;

/** How SendGrid can name the message: our own id, its own, or neither and only the address is left. */
export const isNamedBySendGrid = (n: number): boolean => n % 4 !== 2;

export type MailStep = Extract<Step, { kind: 'mail' }>;

/** One event as the Event Webhook writes it. */
export function sendGridEvent(message: Message, step: MailStep, place: number, outcomeId: string): string {
  const { n, email } = message;
  // An asynchronous bounce comes without sg_message_id.
  const hasMessageId = step.event !== 'bounce' && n % 4 !== 0;
  const prefix = isNamedBySendGrid(n) ? mailId(n) : `other-${n}`;
  const id = Buffer.from(`${step.event}-${n}-${place}`).toString('base64url');
  return JSON.stringify({
    email: n % 2 === 0 ? email : email.toUpperCase(),
    timestamp: Math.floor(step.at / 1_000),
    ...(NAMES_SMTP_ID.has(step.event) && n % 4 === 1
      ? { 'smtp-id': `<${mailId(n)}@ismtpd0001p1sjc2.sendgrid.net>` }
      : {}),
    event: step.event,
    category: n % 3 === 0 ? ['outreach'] : 'outreach',
    sg_event_id: id,
    ...(hasMessageId ? { sg_message_id: `${prefix}.recvd-5f4c9d-0.${n}` } : {}),
    ...(n % 4 === 0 || n % 4 === 3 ? { outcome_id: outcomeId } : {}),
    ip: '192.0.2.7',
    ...(step.event === 'open' || step.event === 'click' ? { useragent: 'Mozilla/5.0' } : {}),
    ...step.extra,
  });
}

/** A batch as it was captured: objects joined by a comma and a new line, and one more at the end. */
export const sendGridBatch = (events: readonly string[]): string => `[${events.join(',\r\n')}]\r\n`;
