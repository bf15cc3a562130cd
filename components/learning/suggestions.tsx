'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { Badge, type Tone } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import type { OpenSuggestion } from '@/lib/learning/schema';

const TONES: Record<OpenSuggestion['severity'], Tone> = { high: 'bad', medium: 'warn', low: 'neutral' };

/** What the latest reports propose to mend, the most severe first. */
export function Suggestions({ suggestions }: { suggestions: readonly OpenSuggestion[] }) {
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
          {suggestions.map((suggestion) => (
            <Item key={`${suggestion.report_id} ${suggestion.key}`} suggestion={suggestion} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Item({ suggestion }: { suggestion: OpenSuggestion }) {
  const { severity, proposed_change, evidence, report_id, agent_name, reported_at } = suggestion;
  return (
    <li className="flex flex-col gap-1 border-line border-b px-4 py-3 text-sm last:border-b-0">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={TONES[severity]}>{`${severity[0]?.toUpperCase()}${severity.slice(1)}`}</Badge>
        <h3 className="min-w-0 font-medium">{suggestion.suggestion}</h3>
      </div>
      <p className="num max-w-prose text-pretty text-muted">{evidence.text}</p>
      <p className="max-w-prose text-pretty">
        <span className="text-muted">Change: </span>
        {proposed_change}
      </p>
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
