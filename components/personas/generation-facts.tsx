import type { ReactNode } from 'react';
import { engineWords, fallbackWords } from '@/components/insights/answered-by';
import { Section } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Persona } from '@/lib/personas/schema';
import { CLAIM_BASES } from '@/lib/personas/sections';
import { BASES, MODE_LABELS } from './persona-words';

/** How it was made, and how much of it is known. */
export function GenerationFacts({ persona }: { persona: Persona }) {
  const { generation, content } = persona;
  const claims = Object.values(content.sections).flat();
  const facts: Record<string, ReactNode> = {
    Method: MODE_LABELS[generation.mode],
    Engine: engineWords(generation),
    Generated: <RelativeTime value={generation.created_at} />,
    'Interactions read': generation.interactions,
    'Data quality':
      generation.data_quality_score === null ? 'Not read' : `${generation.data_quality_score} of 100`,
    'Left out': generation.claims_dropped > 0 ? `${generation.claims_dropped} without support` : null,
  };
  return (
    <Section id="generation" title="How sure it is">
      <div className="flex flex-col gap-4 text-sm">
        <ul className="flex flex-col gap-1">
          {CLAIM_BASES.map((basis) => (
            <li key={basis} className="flex gap-2">
              <span className="num w-5 shrink-0 text-right font-medium">
                {claims.filter((claim) => claim.basis === basis).length}
              </span>
              <span>
                {BASES[basis].label.toLowerCase()}:{' '}
                <span className="text-muted">{BASES[basis].meaning.toLowerCase()}</span>
              </span>
            </li>
          ))}
        </ul>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          {Object.entries(facts).map(([name, value]) =>
            value === null ? null : (
              <div key={name} className="col-span-2 grid grid-cols-subgrid">
                <dt className="text-muted">{name}</dt>
                <dd className="num text-right">{value}</dd>
              </div>
            ),
          )}
        </dl>
        {generation.fallback_reason ? (
          <p className="text-muted text-xs">Why this engine: {fallbackWords(generation.fallback_reason)}.</p>
        ) : null}
      </div>
    </Section>
  );
}
