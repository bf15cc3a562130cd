import { Section } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import type { PersonaClaim, PersonaReceipt } from '@/lib/personas/schema';
import { type PersonaSection, SECTION_LABELS } from '@/lib/personas/sections';
import { ClaimList } from './claim-list';

type Claims = Partial<Record<PersonaSection, readonly PersonaClaim[]>>;

const GROUPS: ReadonlyArray<{ id: string; title: string; sections: readonly PersonaSection[] }> = [
  { id: 'who', title: 'Who they are', sections: ['role', 'company'] },
  {
    id: 'buying',
    title: 'How they buy',
    sections: ['communication_style', 'pain_points', 'buying_motivations', 'likely_objections'],
  },
  {
    id: 'approach',
    title: 'How to approach them',
    sections: ['approach', 'dos', 'donts', 'best_time', 'best_channel'],
  },
];

interface PersonaSectionsProps {
  orgId: string;
  claims: Claims;
  receipts: readonly PersonaReceipt[];
  /** Sections that have not arrived yet are drawn as placeholders. */
  isRunning?: boolean;
}

/** A persona in reading order. */
export function PersonaSections({ orgId, claims, receipts, isRunning = false }: PersonaSectionsProps) {
  return GROUPS.map(({ id, title, sections }) => (
    <Section key={id} id={id} title={title}>
      <div className="gap-x-8 md:columns-2">
        {sections.map((section) => (
          <section key={section} aria-labelledby={`part-${section}`} className="mb-6 break-inside-avoid">
            <h3 id={`part-${section}`} className="mb-2 font-medium text-muted text-sm">
              {SECTION_LABELS[section]}
            </h3>
            <Part
              orgId={orgId}
              section={section}
              claims={claims[section]}
              receipts={receipts}
              isRunning={isRunning}
            />
          </section>
        ))}
      </div>
    </Section>
  ));
}

interface PartProps {
  orgId: string;
  section: PersonaSection;
  claims: readonly PersonaClaim[] | undefined;
  receipts: readonly PersonaReceipt[];
  isRunning: boolean;
}

function Part({ orgId, section, claims, receipts, isRunning }: PartProps) {
  if (!claims && isRunning) return <Skeleton className="h-12 w-full" />;
  if (!claims || claims.length === 0) return <p className="text-muted text-sm">Nothing is known.</p>;
  return <ClaimList orgId={orgId} label={SECTION_LABELS[section]} claims={claims} receipts={receipts} />;
}
