'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { useState } from 'react';
import { Exchanges } from '@/components/conversation-reports/exchanges';
import { SEVERITY } from '@/components/conversation-reports/report-words';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import type { OpenSuggestion } from '@/lib/learning/schema';

const FIRST_SHOWN = 4;

interface SuggestionsProps {
  orgId: string;
  suggestions: readonly OpenSuggestion[];
}

/** What the latest reports propose to mend, the most severe first. */
export function Suggestions({ orgId, suggestions }: SuggestionsProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? suggestions : suggestions.slice(0, FIRST_SHOWN);
  return (
    <Section
      id="suggestions"
      title="Open suggestions"
      description="From the latest report on each agent, the most severe first"
      flush
    >
      {suggestions.length === 0 ? (
        <p className="p-4 text-muted text-sm">The latest reports found nothing to mend.</p>
      ) : (
        <ul aria-label="Open suggestions">
          {shown.map((suggestion) => (
            <Item key={`${suggestion.report_id} ${suggestion.key}`} orgId={orgId} suggestion={suggestion} />
          ))}
        </ul>
      )}
      {shown.length < suggestions.length ? (
        <div className="border-line border-t p-3 text-center">
          <Button size="sm" onClick={() => setWhole(true)}>
            Show {suggestions.length - shown.length} more
          </Button>
        </div>
      ) : null}
    </Section>
  );
}

function Item({ orgId, suggestion }: { orgId: string; suggestion: OpenSuggestion }) {
  const { severity, proposed_change, evidence, report_id, agent_name, reported_at } = suggestion;
  const { label, tone } = SEVERITY[severity];
  return (
    <li className="flex flex-col gap-1 border-line border-b px-4 py-3 text-sm last:border-b-0">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={tone}>{label}</Badge>
        <h3 className="min-w-0 font-medium">{suggestion.suggestion}</h3>
      </div>
      <p className="num max-w-prose text-pretty text-muted">{evidence.text}</p>
      <p className="max-w-prose text-pretty">
        <span className="text-muted">Proposed: </span>
        {proposed_change}
      </p>
      <Exchanges orgId={orgId} ids={evidence.conversation_ids} />
      <p className="text-muted text-xs">
        {agent_name ?? 'All agents'}, <RelativeTime value={reported_at} />,{' '}
        <Link
          href={`/conversations/reports/${report_id}` as Route}
          className="text-accent-ink underline underline-offset-2"
        >
          report
          <span className="sr-only"> with “{suggestion.suggestion}”</span>
        </Link>
      </p>
    </li>
  );
}
