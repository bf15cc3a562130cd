import type { Practice } from '../practices/schema';

/** How the library reads a subject line: the first of these that holds. */
export type Form = { style: string; length: string };

const SHORT = 40;

/** Of a line with its slots unfilled. The same reading as `read_practice_features` in the database. */
export function formOf(template: string, text: string): Form {
  return { style: styleOf(template), length: text.length <= SHORT ? 'short' : 'long' };
}

function styleOf(template: string): string {
  if (template.includes('?')) return 'question';
  if (/[0-9]/.test(template)) return 'number';
  if (template.includes('{company}')) return 'company_name';
  return template.includes('{first_name}') ? 'first_name' : 'statement';
}

/** The learned practice that describes lines of this form: the one that says most about it, then with most messages. */
export function practiceOfForm(form: Form, practices: readonly Practice[]): Practice | undefined {
  const fitting = practices.filter(({ pattern }) => pattern !== null && follows(form, pattern));
  return [...fitting].sort((a, b) => parts(b) - parts(a) || b.counts.sent - a.counts.sent)[0];
}

const follows = (form: Form, pattern: Readonly<Record<string, string | number>>): boolean =>
  Object.entries(pattern).every(([part, value]) => (form as Record<string, string>)[part] === String(value));

const parts = ({ pattern }: Practice): number => Object.keys(pattern ?? {}).length;
