import type { Persona } from '@/lib/personas/schema';
import { type PersonaSection, SECTION_LABELS } from '@/lib/personas/sections';

const FOR_A_DRAFT: readonly PersonaSection[] = ['approach', 'dos', 'donts', 'best_time', 'best_channel'];

/** What a writer needs of a persona, as plain text; what is unknown stays out. */
export function draftNotes({ contact, content }: Pick<Persona, 'contact' | 'content'>): string {
  const parts = FOR_A_DRAFT.flatMap((section) => {
    const claims = (content.sections[section] ?? []).filter(({ basis }) => basis !== 'unknown');
    if (claims.length === 0) return [];
    return [`${SECTION_LABELS[section]}:\n${claims.map(({ text }) => `- ${text}`).join('\n')}`];
  });
  return [contact.name, ...parts].filter(Boolean).join('\n\n');
}
