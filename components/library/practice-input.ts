import type { Practice } from '@/lib/practices/schema';
import { CONTEXT_WORDS, keysOf } from './practice-words';

/** What the forms hold, as the API reads it: the server decides what is valid. */
type Draft = { content: string; context: Record<string, string>; tags: string[] };
/** What somebody knows from elsewhere, as figures. */
export const FIGURES = ['sent', 'replied', 'positive_replies', 'meetings', 'won'] as const;

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

export function readDraft(form: FormData): Draft {
  const context = keysOf(CONTEXT_WORDS).flatMap((key) => {
    const value = textOf(form, key);
    return value ? [[key, value] as const] : [];
  });
  const tags = textOf(form, 'tags')
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);
  return { content: textOf(form, 'content'), context: Object.fromEntries(context), tags: [...new Set(tags)] };
}

/** A new practice; figures only when there are any. */
export function readNew(form: FormData) {
  const figures = FIGURES.flatMap((name) => {
    const value = textOf(form, name);
    return value ? [[name, Number(value)] as const] : [];
  });
  const note = textOf(form, 'note');
  return {
    ...readDraft(form),
    category: textOf(form, 'category'),
    ...(figures.length > 0 ? { performance_metrics: Object.fromEntries(figures) } : {}),
    ...(note ? { note } : {}),
  };
}

const same = (a: object, b: object) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

/** Only what differs is sent, so that two people can change different parts. */
export function differences(practice: Practice, draft: Draft): Partial<Draft> {
  return {
    ...(draft.content === practice.content ? {} : { content: draft.content }),
    ...(same(draft.context, practice.context) ? {} : { context: draft.context }),
    ...(same(draft.tags, practice.tags) ? {} : { tags: draft.tags }),
  };
}
