import { addressParser, decodeWords } from 'postal-mime';
import { z } from 'zod';
import { decodeBytes } from './charset';
import { type Headers, keptHeaders, readHeaders } from './headers';
import { type MimeMail, readMime } from './mime';
import type { Part } from './parts';

/** Longer replies are cut: what a person wrote stands at the top. */
export const MAX_REPLY_CHARS = 100_000;
const MAX_HTML_CHARS = 2_000_000;

/** A mail as it is stored: whatever the mode, and without its attachments. */
export const mailSchema = z.object({
  headers: z.record(z.string(), z.string()),
  /** `from` is empty for a bounce and null when there was no envelope. */
  envelope: z.object({ from: z.string().nullable(), to: z.array(z.string()) }),
  from: z.string(),
  subject: z.string(),
  text: z.string(),
  text_chars: z.number().int(),
  /** Only when the mail has no plain text. */
  html: z.string(),
  attachments: z.array(z.object({ name: z.string(), size: z.number().int() })),
});
export type Mail = z.infer<typeof mailSchema>;

/** Both modes of Inbound Parse. Throws when the raw MIME is beyond its reader's limits. */
export async function readMail(parts: readonly Part[]): Promise<Mail> {
  const raw = parts.find(({ name }) => name === 'email');
  const read = raw ? await readMime(raw.bytes) : readFields(parts);
  const envelope = readEnvelope(textOf(parts, 'envelope'));
  const { headers, from, subject, text, html, attachments } = read;
  return {
    headers: keptHeaders(headers),
    envelope: envelope ?? { from: null, to: addressesIn(read.to) },
    from: (addressesIn(from)[0] ?? envelope?.from ?? '').toLowerCase(),
    subject: clean(subject).slice(0, 1000),
    text: clean(text).slice(0, MAX_REPLY_CHARS),
    text_chars: text.length,
    html: text.trim() === '' ? clean(html).slice(0, MAX_HTML_CHARS) : '',
    attachments: attachments.map(({ name, size }) => ({ name: clean(name).slice(0, 300), size })),
  };
}

/** The default mode: one field for each part of the mail, each in a charset of its own. */
function readFields(parts: readonly Part[]): MimeMail {
  const charsets = readCharsets(textOf(parts, 'charsets'));
  const field = (name: string) => textOf(parts, name, charsets[name]);
  const headers: Headers = readHeaders(field('headers'));
  return {
    headers,
    from: field('from') || (headers.from ?? ''),
    to: field('to') || (headers.to ?? ''),
    subject: field('subject') || decodeWords(headers.subject ?? ''),
    text: field('text'),
    html: field('html'),
    attachments: parts
      .filter(({ name, fileName }) => fileName !== undefined || /^attachment\d+$/.test(name))
      .map(({ name, fileName, size }) => ({ name: fileName ?? name, size })),
  };
}

function textOf(parts: readonly Part[], name: string, charset?: string): string {
  const part = parts.find((candidate) => candidate.name === name);
  return part ? decodeBytes(part.bytes, charset) : '';
}

/** Both modes the same: lines end in CRLF on the wire of mails, and in a line feed here. */
const clean = (text: string): string => text.replaceAll('\0', '').replaceAll('\r\n', '\n').toWellFormed();

const addressesIn = (list: string): string[] =>
  addressParser(list, { flatten: true }).flatMap(({ address }) => (address ? [address] : []));

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const charsetsSchema = z.record(z.string(), z.string()).catch({});
const readCharsets = (text: string) => charsetsSchema.parse(jsonOf(text));

const envelopeSchema = z.object({
  from: z.string().max(1000).nullable().default(null),
  to: z.union([z.array(z.string().max(1000)), z.string().transform((to) => [to])]).default([]),
});
/** Who really sent and received it; the headers may name others (forwarding, blind copies). */
function readEnvelope(text: string): Mail['envelope'] | undefined {
  return envelopeSchema.safeParse(jsonOf(text)).data;
}
