import { z } from 'zod';
import type { Prompt } from '../ai/prompt';
import type { PersonaFacts } from './facts';
import { CLAIM_BASES, PERSONA_SECTIONS, SECTION_LABELS } from './sections';

/** Raise when the words below change. */
export const PROMPT_VERSION = 'persona-1';

/** What an engine may return: a name and claims. Sections without a claim are unknown. */
export const personaOutputSchema = z.object({
  name: z.string().describe('At most 14 words: the role and what was observed, no name of a person.'),
  claims: z
    .array(
      z.object({
        section: z.enum(PERSONA_SECTIONS),
        text: z.string().describe('One or two plain sentences.'),
        basis: z.enum(CLAIM_BASES),
        evidence: z.array(z.string()).describe('Receipts that the claim rests on, such as e3.'),
      }),
    )
    .max(40),
});
export type PersonaOutput = z.infer<typeof personaOutputSchema>;

/** Claims of a section at most, by method. */
export const CLAIMS_PER_SECTION = { concise: 2, thorough: 4 } as const;

const INSTRUCTIONS = `You describe a business contact for the sales rep who works with them, from what was observed. The receipts are all that is known.
- Observed behaviour only. No personality types, temperaments or guesses about character, and nothing that a job title, industry, gender, origin or age suggests.
- Each claim cites the receipts that it rests on. Every number, date and quotation in it stands in one of them, unchanged. A receipt says which sections it may support.
- basis: "confirmed" when a record or an observation says it; "inferred" when you conclude it, and for advice. Leave out a section for which there is nothing; it is shown as unknown.
- Where a receipt compares people or deals, say that it is an association. What similar people said is not what this person said.
- Plain words, short sentences, like a colleague who knows the account. No praise, no exclamation marks, no names of people.`;

const WAY = {
  concise: 'At most 2 claims a section: the ones that change what the rep does next.',
  thorough: 'Up to 4 claims a section, the most useful first.',
} as const;

/** Receipts and drafts as delimited data: what customers wrote in them stays data. */
export function buildPrompt({ receipts, drafts, method, name }: PersonaFacts): Prompt {
  const sections = PERSONA_SECTIONS.map((key) => `${key} (${SECTION_LABELS[key]})`).join(', ');
  return {
    version: PROMPT_VERSION,
    variant: method,
    instructions: `${INSTRUCTIONS}\n- ${WAY[method]}\n- Sections: ${sections}.`,
    ask: 'Describe this contact from the receipts above.',
    data: [
      ...receipts.map(({ id, type, label, quote, supports }) => ({
        id,
        label: `receipt (${type}; may support ${supports.join(', ')})`,
        text: quote ? `${label}\n“${quote}”` : label,
      })),
      {
        id: 'drafts',
        label: 'what was computed from the receipts: choose from it and word it better',
        text: [
          `Name: ${name}`,
          ...drafts.map(
            (draft) => `${draft.section} (${draft.basis}) [${draft.evidence.join(', ')}]: ${draft.text}`,
          ),
        ].join('\n'),
      },
    ],
  };
}
