'use client';

import { CircleCheck } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { PerformanceReport, Suggestion } from '@/lib/conversations/report-schema';
import { Exchanges } from './exchanges';
import { SEVERITY } from './report-words';

interface FindingListProps {
  orgId: string;
  report: PerformanceReport;
}

/** What is credibly wrong, the most urgent first, with what shows it and what to change. */
export function FindingList({ orgId, report }: FindingListProps) {
  const { suggestions, database_stats } = report;
  return (
    <Section
      id="suggestions"
      title="Suggestions"
      description="Only what is credibly so: the lower end of the interval counts."
      flush
    >
      {suggestions.length === 0 ? (
        <EmptyState title="Nothing stands out" icon={<CircleCheck />}>
          {database_stats.total_conversations === 0
            ? 'Nothing was said in this period.'
            : 'Nothing is credibly wrong in this period. That is not proof that all is well: few exchanges show little.'}
        </EmptyState>
      ) : (
        <ol className="divide-y divide-line">
          {suggestions.map((suggestion) => (
            <Finding key={suggestion.key} orgId={orgId} finding={suggestion} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function Finding({ orgId, finding }: { orgId: string; finding: Suggestion }) {
  const { severity, suggestion, evidence, proposed_change } = finding;
  const { label, tone } = SEVERITY[severity];
  return (
    <li className="flex flex-col gap-2 px-4 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={tone}>{label}</Badge>
        <h3 className="font-medium text-base">{suggestion}</h3>
      </div>
      <p className="num text-muted">{evidence.text}</p>
      <p>
        <span className="text-muted">Proposed: </span>
        {proposed_change}
      </p>
      <Exchanges orgId={orgId} ids={evidence.conversation_ids} />
    </li>
  );
}
