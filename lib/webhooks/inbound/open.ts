import { decodeWords } from 'postal-mime';
import { isFromSendGrid, type Signed } from '../signatures';
import { decodeBytes } from './charset';
import { type Mail, readMail } from './mail';
import { type Part, readParts } from './parts';

/** `text`: everything legible in what was sent, so that the erasure of a person finds it. */
export type Opened = { mail: Mail } | { problem: string; text: string };

/** The mail in a request of Inbound Parse, or why there is none. Signed only when the endpoint has a key. */
export async function openMail(request: Signed): Promise<Opened> {
  const { raw, headers, secrets } = request;
  const form = await readParts(raw, headers.get('content-type') ?? '');
  const mail = await readMail(form.parts).catch((thrown: Error) => thrown);
  const unreadable =
    mail instanceof Error ? `The mail cannot be read: ${mail.message.slice(0, 200)}` : undefined;
  const isGenuine = secrets.length === 0 || isFromSendGrid(request);
  const problem = isGenuine ? (form.problem ?? unreadable) : 'The signature was missing or wrong.';
  if (problem === undefined && !(mail instanceof Error)) return { mail };
  const read = mail instanceof Error ? '' : JSON.stringify(mail);
  return { problem: problem ?? 'The mail cannot be read.', text: `${legible(form.parts, raw)}\n${read}` };
}

const BASE64_LINES = /(?:^[A-Za-z0-9+/=]{60,}\r?\n)+/gm;

function legible(parts: readonly Part[], raw: Uint8Array): string {
  const texts = parts.length > 0 ? parts.map(({ bytes }) => decodeBytes(bytes)) : [decodeBytes(raw)];
  const names = parts.flatMap(({ fileName }) => fileName ?? []);
  return [...names, ...texts.map((text) => decodeWords(text.replace(BASE64_LINES, '')))]
    .join('\n')
    .replaceAll('\0', '')
    .toWellFormed();
}
