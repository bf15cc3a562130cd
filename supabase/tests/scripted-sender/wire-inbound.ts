import iconv from 'iconv-lite';
import { BOUNDARY, formOf, formType } from '../../../lib/webhooks/testing/mail';
import type { Message, Step } from './steps';
import { isNamedBySendGrid, mailId } from './wire-sendgrid';

export type ReplyStep = Extract<Step, { kind: 'reply' }>;

/** What mail programs write in, and a name that can be written in it. */
export const CHARSETS = {
  'UTF-8': '李娜 🙂',
  'windows-1252': 'Zoë Müller – €',
  'iso-8859-2': 'Jiří Dvořák',
  shift_jis: '田中さくら',
} as const;
export type Charset = keyof typeof CHARSETS;

const AUTOMATIC = ['Auto-Submitted: auto-replied', 'X-Autoreply: yes', 'Precedence: auto_reply'];
const PARSED = 'replies@parse.example.com';

export const inboundType = formType(BOUNDARY)['content-type'];

/** A mail as Inbound Parse posts it: every other one as raw MIME, the rest in fields, each in its charset. */
export function inboundMail(
  message: Message,
  step: ReplyStep,
  place: number,
  signed: string,
): Uint8Array<ArrayBuffer> {
  const { n, email } = message;
  const from = `Buyer ${message.person} <${email}>`;
  // The signed address, what it answers, or neither, and only the sender is left.
  const to = n % 3 === 0 ? signed : PARSED;
  const answers = n % 3 === 1 && isNamedBySendGrid(n);
  const headers = [
    `Message-ID: <reply-${n}-${place}@mail.example.org>`,
    `Date: ${new Date(step.at).toUTCString().replace('GMT', '+0000')}`,
    `From: ${from}`,
    // A forwarding address: whom it really reached is in the envelope.
    'To: sales@example.com',
    `Subject: Re: Hello ${n}`,
    'MIME-Version: 1.0',
    ...(answers ? [`In-Reply-To: <${mailId(n)}@ismtpd0001p1sjc2.sendgrid.net>`] : []),
    ...(step.isAutomatic ? AUTOMATIC.slice(n % 3, (n % 3) + 1) : []),
  ];
  const envelope = JSON.stringify({ to: [n % 2 === 0 ? to : to.toUpperCase()], from: email });
  const shared = { dkim: '{@example.com : pass}', to: 'sales@example.com', from, sender_ip: '192.0.2.1' };
  if ((n + place) % 2 === 0)
    return formOf({
      ...shared,
      subject: `Re: Hello ${n}`,
      email: mime(headers, step),
      envelope,
      SPF: 'pass',
    });
  return formOf({
    ...shared,
    headers: [...headers, `Content-Type: text/plain; charset="${step.charset}"`, ''].join('\n'),
    subject: `Re: Hello ${n}`,
    text: iconv.encode(step.text, step.charset),
    envelope,
    attachments: '0',
    charsets: JSON.stringify({ to: 'UTF-8', subject: 'UTF-8', from: 'UTF-8', text: step.charset }),
    SPF: 'pass',
  });
}

function mime(headers: readonly string[], { text, charset }: ReplyStep): Uint8Array {
  const body = iconv.encode(text.replaceAll('\n', '\r\n'), charset).toString('base64');
  const lines = body.match(/.{1,76}/g) ?? [];
  const head = [
    ...headers,
    `Content-Type: text/plain; charset="${charset}"`,
    'Content-Transfer-Encoding: base64',
  ];
  return Buffer.from([...head, '', ...lines, ''].join('\r\n'));
}
