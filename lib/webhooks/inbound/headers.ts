export type Headers = Record<string, string>;

/** Names in lower case, folded lines joined; of a name that stands twice, the first (the latest hop) counts. */
export function readHeaders(block: string): Headers {
  const headers: Headers = {};
  for (const line of block.replace(/\r?\n(?=[ \t])/g, '').split(/\r?\n/)) {
    const [, name, value] = /^([!-9;-~]+)[ \t]*:(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    addHeader(headers, name, value);
  }
  return headers;
}

export function addHeader(headers: Headers, name: string, value: string): void {
  const key = name.toLowerCase();
  if (Object.hasOwn(headers, key) || key === '__proto__') return;
  headers[key] = value.replace(/\s+/g, ' ').trim();
}

/** All that is kept of the headers: what says which mail this is, what it answers, and whether a machine wrote it. */
const KEPT = [
  'message-id',
  'in-reply-to',
  'references',
  'date',
  'auto-submitted',
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'precedence',
  'content-type',
  'return-path',
];

export const keptHeaders = (headers: Headers): Headers =>
  Object.fromEntries(
    KEPT.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, value.slice(0, 10_000)]];
    }),
  );

/** The ids in a Message-ID, In-Reply-To or References header, without their brackets. */
export function messageIds(value: string | undefined): string[] {
  if (value === undefined) return [];
  const bracketed = [...value.matchAll(/<([^<>\s]+)>/g)].map(([, id]) => id ?? '');
  return bracketed.length > 0 ? bracketed : value.split(/[\s,]+/).filter((id) => id !== '');
}

const MAX_REFERENCES = 20;
/** SendGrid's X-Message-Id is the first 22 characters of the Message-ID. */
const SENDGRID_ID_LENGTH = 22;

/** What this mail answers, the nearest first, as provider message ids: In-Reply-To, then References from the end. */
export function answeredIds(headers: Headers): string[] {
  const ids = [...messageIds(headers['in-reply-to']), ...messageIds(headers.references).reverse()];
  const locals = ids.slice(0, MAX_REFERENCES).map((id) => id.split('@')[0] ?? '');
  const candidates = locals.flatMap((id) => [id, id.slice(0, SENDGRID_ID_LENGTH)]);
  return [...new Set(candidates)].filter((id) => id !== '' && id.length <= 120);
}
