import type { Category, Pattern } from './schema';

const FRAMEWORKS: Record<string, string> = {
  PAS: 'PAS (problem, agitation, solution)',
  AIDA: 'AIDA (attention, interest, desire, action)',
  BAB: 'BAB (before, after, bridge)',
  QVC: 'QVC (question, value, call to action)',
};
const LENGTHS: Record<string, string> = {
  short: 'under 80 words',
  medium: '80 to 150 words',
  long: 'over 150 words',
};
const STYLES: Record<string, string> = {
  question: 'that asks a question',
  number: 'that names a number',
  company_name: 'that names {company}',
  first_name: 'that names {first_name}',
  statement: 'that makes a plain statement',
};
const DAYS: Record<string, string> = {
  Mon: 'Monday',
  Tue: 'Tuesday',
  Wed: 'Wednesday',
  Thu: 'Thursday',
  Fri: 'Friday',
  Sat: 'Saturday',
  Sun: 'Sunday',
};

const spaced = (value: string): string => value.replaceAll('_', ' ').replaceAll('+', ' and ');
const article = (noun: string): string => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;

/** A learned pattern in words: what the library shows and finds by meaning. */
export function describePattern(category: Category, pattern: Pattern): string {
  const value = (name: string): string | undefined =>
    pattern[name] === undefined ? undefined : String(pattern[name]);
  const said = (name: string, say: (text: string) => string) => {
    const text = value(name);
    return text === undefined ? [] : [say(text)];
  };
  switch (category) {
    case 'email':
      return [
        'E-mail',
        ...said('framework', (text) => `built on ${FRAMEWORKS[text] ?? text}`),
        ...said('tone', (text) => `in ${article(spaced(text))} tone`),
        ...said('hook', (text) => `opening on ${article(spaced(text))}`),
        ...said('cta', (text) => `closing with ${article(spaced(text))}`),
        ...said('length', (text) => `of ${LENGTHS[text] ?? text}`),
      ]
        .join(', ')
        .replace(', ', ' ');
    case 'subject_line':
      return [
        'Subject line',
        ...said('style', (text) => STYLES[text] ?? spaced(text)),
        ...said('length', (text) =>
          text === 'short' ? 'in 40 characters or less' : 'of more than 40 characters',
        ),
      ].join(' ');
    case 'timing':
      return [
        'Sent',
        ...said('weekday', (text) => `on a ${DAYS[text] ?? text}`),
        ...said('window', (text) => `between ${text.replace('-', ':00 and ')}:00 of the reader’s day`),
      ].join(' ');
    case 'channel':
      return `First touch by ${spaced(value('channel') ?? 'any channel')}`;
    case 'cta':
      return `Call to action: ${spaced(value('cta') ?? '')}`;
    case 'sequence':
      return `Step ${value('step') ?? ''} of a sequence`;
  }
}

/** What a learned practice can be found by. */
export function tagsOf(pattern: Pattern): string[] {
  return Object.values(pattern)
    .map((value) => String(value))
    .sort();
}
