import { localPersona } from './compose';
import type { DraftClaim, PersonaFacts } from './facts';
import { buildPrompt, personaOutputSchema } from './prompt';
import { verifyPersona } from './verify';

/** One persona as a task of the AI seam: the same for one contact and for a batch. Pure but for the engine. */
export const personaTask = {
  task: 'persona',
  schema: personaOutputSchema,
  prompt: buildPrompt,
  local: localPersona,
  verify: verifyPersona,
} as const;

/** Whether a computed claim bears the same checks as an engine's; asked only where it stands in for one. */
export const holds = (draft: DraftClaim, facts: PersonaFacts): boolean =>
  verifyPersona({ name: facts.name, claims: [draft] }, facts).output.claims.length === 1;
