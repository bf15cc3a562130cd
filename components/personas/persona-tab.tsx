import type { Route } from 'next';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Persona } from '@/lib/personas/schema';
import { GenerationFacts } from './generation-facts';
import { PersonaHistory } from './persona-history';
import { PersonaRating } from './persona-rating';
import { PersonaSections } from './persona-sections';
import { ReadingMark } from './reading-mark';

/** What the persona says, how sure it is, and what people think of it. */
export function PersonaTab({ orgId, persona }: { orgId: string; persona: Persona }) {
  const { generation, contact } = persona;
  return (
    <div className="flex flex-col gap-4">
      {generation.mode_reason ? (
        <Notice
          tone="warn"
          title="Written by the basic method: the history is too thin"
          action={
            <ButtonLink size="sm" href={`/personas?contact=${contact.id}&step=analysis` as Route}>
              What is missing
            </ButtonLink>
          }
        >
          {generation.mode_reason}
        </Notice>
      ) : null}
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
    </div>
  );
}
