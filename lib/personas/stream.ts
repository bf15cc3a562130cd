import { z } from 'zod';
import type { PersonaFacts } from './facts';
import { personaOutputSchema } from './prompt';
import type { PersonaClaim, PersonaEvent } from './schema';
import type { PersonaSection } from './sections';
import { verifyPersona } from './verify';

const claimSchema = personaOutputSchema.shape.claims.element;
const draftSchema = z.object({ claims: z.array(z.unknown()) });

/**
 * The sections of an answer while it is written: a section is sent again whenever another claim of it is complete.
 * The last claim may still be growing, so it waits for the next; the end of the answer brings `done` anyway.
 */
export async function* draftedSections(
  drafts: AsyncIterable<unknown>,
  facts: PersonaFacts,
): AsyncGenerator<PersonaEvent[]> {
  const sent = new Map<PersonaSection, number>();
  for await (const draft of drafts) {
    const parsed = draftSchema.safeParse(draft);
    if (!parsed.success) continue;
    const complete = parsed.data.claims
      .slice(0, -1)
      .flatMap((claim) => claimSchema.safeParse(claim).data ?? []);
    const { claims } = verifyPersona({ name: facts.name, claims: complete }, facts).output;
    const bySection = Map.groupBy(claims, ({ section }) => section);
    const fresh = [...bySection].filter(([section, own]) => own.length > (sent.get(section) ?? 0));
    if (fresh.length === 0) continue;
    for (const [section, own] of fresh) sent.set(section, own.length);
    yield fresh.map(([section, own]) => ({ type: 'section', section, claims: own.map(toClaim) }));
  }
}

const toClaim = ({ text, basis, evidence }: PersonaClaim): PersonaClaim => ({ text, basis, evidence });
