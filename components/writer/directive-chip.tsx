import type { Route } from 'next';
import { AGENT_NAMES } from '@/components/intelligence/agent-words';
import { EvidenceChip } from '@/components/ui/evidence-chip';
import type { SequenceStep } from '@/lib/writer/sequence-schema';

type Citation = SequenceStep['directives'][number];

const nameOf = (agent: string): string => (AGENT_NAMES as Record<string, string>)[agent] ?? agent;

/** The line of a directive that shaped a step; opened, it shows the sentence and what it decided. */
export function DirectiveChip({ citation }: { citation: Citation }) {
  const { agent_name, version, text, source, decision, value } = citation;
  const said = `${decision.replaceAll('_', ' ')}: ${value.replaceAll('_', ' ')}`;
  return (
    <EvidenceChip
      evidence={{
        id: `${agent_name} ${version} ${decision}`,
        type: `${source === 'plan' ? 'Rule that an admin approved' : 'Learned advice'}, ${nameOf(agent_name)}, version ${version}`,
        label: `${source === 'plan' ? 'Rule' : 'Advice'}, ${said}`,
        quote: text,
        href: `/intelligence/${agent_name}` as Route,
      }}
    />
  );
}
