import { type KnownName, redact } from '../privacy/redact';

export type SubjectRow = {
  subject_line: string | null;
  contact: string | null;
  company: string | null;
  sender: string | null;
  reached: boolean;
  opened: boolean;
  positive_reply: boolean;
};
export type TemplateCounts = { sent: number; reached: number; opened: number; positive_replies: number };
export type GivenTemplate = { template: string; counts: TemplateCounts };

/** What was used less often says little, and might be about somebody. */
const LEAST_USED = 5;
const MOST_TEMPLATES = 200;
const MAX_LENGTH = 160;
const NUMBER = /\d+(?:[.,:/]\d+)*/g;
const SLOT = /\{[a-z_]+\}/g;

/** A subject line with a slot for every person, company and number; null when it cannot be given. */
export function templateOf(subject: string, known: readonly KnownName[]): string | null {
  const template = redact(subject, known).text.replaceAll(NUMBER, '{number}').replaceAll(/\s+/g, ' ').trim();
  const words = template.replaceAll(SLOT, ' ').match(/\p{L}+/gu) ?? [];
  if (words.length < 2 || template.length > MAX_LENGTH || /[0-9@]/.test(template)) return null;
  return redact(template, known).redactions.length === 0 ? template : null;
}

/** The templates behind these messages, the most used first, with what became of them. */
export function templatesOf(rows: readonly SubjectRow[], organization: string): GivenTemplate[] {
  const found = new Map<string, TemplateCounts>();
  for (const { subject_line, contact, company, sender, ...became } of rows) {
    if (!subject_line) continue;
    const known: KnownName[] = [
      ...(contact ? [{ kind: 'name' as const, name: contact }] : []),
      ...(company ? [{ kind: 'company' as const, name: company }] : []),
      ...(sender ? [{ kind: 'sender' as const, name: sender }] : []),
      { kind: 'sender_company', name: organization },
    ];
    const template = templateOf(subject_line, known);
    if (template === null) continue;
    const counts = found.get(template) ?? { sent: 0, reached: 0, opened: 0, positive_replies: 0 };
    counts.sent += 1;
    counts.reached += Number(became.reached);
    counts.opened += Number(became.reached && became.opened);
    counts.positive_replies += Number(became.reached && became.positive_reply);
    found.set(template, counts);
  }
  return [...found]
    .map(([template, counts]) => ({ template, counts }))
    .filter(({ counts }) => counts.sent >= LEAST_USED)
    .sort((a, b) => b.counts.sent - a.counts.sent || (a.template < b.template ? -1 : 1))
    .slice(0, MOST_TEMPLATES);
}
