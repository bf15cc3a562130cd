import type { Found, Judged } from '@/lib/conversations/session-schema';

const KIND_WORDS: Record<string, [one: string, many: string]> = {
  email: ['e-mail address', 'e-mail addresses'],
  phone: ['phone number', 'phone numbers'],
  number: ['long number', 'long numbers'],
  name: ['name', 'names'],
  company: ['company', 'companies'],
  url: ['link', 'links'],
  term: ['own term', 'own terms'],
};

/** "2 e-mail addresses" of what was taken out. */
export function redactionWords(redactions: Judged['redactions']): string[] {
  return Object.entries(redactions).map(([kind, n]) => {
    const [one, many] = KIND_WORDS[kind] ?? [kind, kind];
    return `${n} ${n === 1 ? one : many}`;
  });
}

const SLOT = /(\{[a-z_]{3,30}\})/;
export type TextPart = { at: number; text: string; isSlot: boolean };

/** A text cut where something was taken out of it. */
export function splitSlots(text: string): TextPart[] {
  let at = 0;
  return text
    .split(SLOT)
    .map((part, n) => {
      const here = {
        at,
        text: n % 2 === 1 ? part.slice(1, -1).replaceAll('_', ' ') : part,
        isSlot: n % 2 === 1,
      };
      at += part.length;
      return here;
    })
    .filter(({ text: part }) => part !== '');
}

/** Why an exchange is found, and what brought it nearer or farther than its distance: see rank-context. */
export function reasonsOf({ distance, exchange, pattern_id }: Found): string[] {
  const near = distance === null ? 'Found by its words' : `Near in meaning: distance ${distance.toFixed(2)}`;
  if (pattern_id) return [near, 'agents are told this'];
  if (!exchange) return [near];
  const correction = exchange.feedback.findLast((one) => one.correction);
  if (correction) return [near, 'sooner, because a person corrected it: agents get the correction'];
  const rating = exchange.feedback.findLast((one) => one.rating !== null)?.rating ?? 3;
  return [
    near,
    exchange.success ? 'sooner, because it went well' : 'later, because it failed',
    ...(rating > 3 ? ['sooner, because it is well rated'] : []),
    ...(rating < 3 ? ['later, because it is badly rated'] : []),
  ];
}

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** "340 ms", "2.4 s" */
export function durationWords(ms: number): string {
  return ms < 1000 ? `${whole.format(ms)} ms` : `${tenth.format(ms / 1000)} s`;
}

/** How long a session lasted: "4 min". */
export function spanWords(seconds: number): string {
  if (seconds < 60) return `${whole.format(seconds)} s`;
  if (seconds < 3600) return `${whole.format(seconds / 60)} min`;
  return `${tenth.format(seconds / 3600)} h`;
}

export const countWords = (n: number, one: string, many = `${one}s`): string =>
  `${n} ${n === 1 ? one : many}`;
