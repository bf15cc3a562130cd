import type { Practice } from '../practices/schema';
import { keyOf } from './key';
import type { Context, PatternKey } from './schema';

/** The library's words for the parts of a subject line and of a time of sending. */
const LIBRARY_NAMES: Record<string, string> = {
  subject_style: 'style',
  subject_length: 'length',
  send_window: 'window',
};
const CATEGORY: Record<string, Practice['category']> = {
  subject_style: 'subject_line',
  subject_length: 'subject_line',
  send_window: 'timing',
  weekday: 'timing',
};

const textOf = (part: object): string =>
  keyOf(
    Object.fromEntries(Object.entries(part).flatMap(([k, v]) => (v === undefined ? [] : [[k, String(v)]]))),
  );

/** Finds the practices that stand for exactly this pattern, in this context or everywhere. */
export function practiceFinder(practices: readonly Practice[]) {
  const learned = practices.filter(({ pattern }) => pattern !== null);
  return (pattern: PatternKey, context: Context): string[] => {
    const names = Object.keys(pattern);
    const renamed = Object.fromEntries(
      Object.entries(pattern).map(([name, value]) => [LIBRARY_NAMES[name] ?? name, value]),
    );
    const category = CATEGORY[names[0] ?? ''];
    return learned
      .filter(
        (practice) =>
          (category ? practice.category === category : ['email', 'cta'].includes(practice.category)) &&
          textOf(practice.pattern ?? {}) === keyOf(renamed) &&
          [keyOf(context), ''].includes(textOf(practice.context)),
      )
      .map(({ id }) => id);
  };
}
