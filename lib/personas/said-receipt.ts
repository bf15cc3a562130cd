import type { FactBook } from './facts';
import { capital, clip, formatDay } from './format';
import type { Said } from './said';

const KINDS: Record<string, string> = {
  email: 'e-mail',
  call: 'call',
  meeting: 'meeting',
  note: 'note',
  linkedin: 'LinkedIn message',
  sms: 'text message',
};

/** "e-mail", "note of a call", "note": what the words stand in. */
export function kindOf({ text }: Said): string {
  const kind = KINDS[text.kind] ?? text.kind;
  if (text.by === 'them') return kind;
  return text.kind === 'note' ? 'note' : `${kind} note`;
}

/** The receipt of a sentence: the row it stands in, and the sentence as it was written. */
export function saidReceipt(book: FactBook, said: Said): string {
  const { text, quote } = said;
  const what = text.by === 'them' ? `Incoming ${kindOf(said)}` : capital(kindOf(said));
  const subject = text.subject ? `: ${clip(text.subject, 120)}` : '';
  return book.receipt({
    type: text.type,
    label: `${what} on ${formatDay(text.at)}${subject}`,
    quote,
    observed_at: text.at,
    source_id: text.id,
  });
}

/** The receipt of how often something came up; a count of its own, so that a claim may state it. */
export function countReceipt(book: FactBook, what: string, said: readonly Said[]): string {
  const rows = [...new Map(said.map(({ text }) => [text.id, text])).values()];
  const days = rows.map(({ at }) => at).sort();
  const [first = '', last = first] = [days[0], days.at(-1)];
  const span =
    first === last ? `on ${formatDay(first)}` : `between ${formatDay(first)} and ${formatDay(last)}`;
  return book.receipt({
    type: 'analysis',
    label: `${capital(what)} came up in ${rows.length} e-mails and notes ${span}`,
    observed_at: last,
    sources: rows.slice(0, 12).map(({ type, id, at }) => ({
      type: type === 'reply' ? 'message' : 'activity',
      id,
      occurred_at: at,
    })),
  });
}

export const rowsOf = (said: readonly Said[]): number => new Set(said.map(({ text }) => text.id)).size;
