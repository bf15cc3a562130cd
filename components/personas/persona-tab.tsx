import type { Persona } from '@/lib/personas/schema';
import { GenerationFacts } from './generation-facts';
import { PersonaHistory } from './persona-history';
import { PersonaRating } from './persona-rating';
import { PersonaSections } from './persona-sections';
import { ReadingMark } from './reading-mark';

/** What the persona says, how sure it is, and what people think of it. */
export function PersonaTab({ orgId, persona }: { orgId: string; persona: Persona }) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <ReadingMark personaId={persona.id} generationId={persona.generation.id} />
      <div className="flex min-w-0 flex-col gap-4">
        <PersonaSections orgId={orgId} claims={persona.content.sections} receipts={persona.evidence} />
        <PersonaHistory orgId={orgId} personaId={persona.id} />
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <GenerationFacts persona={persona} />
        <PersonaRating orgId={orgId} persona={persona} />
      </div>
    </div>
  );
}
