'use client';

import { useQuery } from '@tanstack/react-query';
import { Quote } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useState } from 'react';
import { Popover } from '@/components/ui/popover';
import { SkeletonRows } from '@/components/ui/skeleton';
import { splitQuote } from '@/lib/insights/highlight';
import type { EvidenceSource, InsightEvidence } from '@/lib/insights/schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';

const TYPES: Record<InsightEvidence['type'], string> = {
  activity: 'Activity',
  deal: 'Deal',
  stage_change: 'Stage change',
  field_change: 'Change',
  pattern: 'Past deals',
  rule: 'Workspace rule',
  forecast: 'Forecast',
};

interface ReceiptProps {
  orgId: string;
  evidence: InsightEvidence;
  onOpen?: () => void;
}

/** The receipt of a claim: opens the row it comes from, with the quoted words marked. */
export function Receipt({ orgId, evidence, onOpen }: ReceiptProps) {
  const [isOpen, setOpen] = useState(false);
  const source = useQuery({
    queryKey: keysFor(orgId, 'evidence').part(evidence.id, evidence.type),
    queryFn: ({ signal }) =>
      api<EvidenceSource>(`/insights/evidence?type=${evidence.type}&id=${evidence.id}`, { signal }),
    enabled: isOpen,
  });
  return (
    <Popover
      title={TYPES[evidence.type]}
      onOpenChange={(open) => {
        setOpen(open);
        if (open) onOpen?.();
      }}
      trigger={
        <button
          type="button"
          className="inline-flex h-6 max-w-full items-center gap-1 rounded-sm border border-line bg-surface px-1.5 text-muted text-xs hover:bg-hover hover:text-ink sm:max-w-72 pointer-coarse:h-8"
        >
          <Quote aria-hidden className="size-3 shrink-0" />
          <span className="sr-only">Evidence: {TYPES[evidence.type]}, </span>
          <span className="truncate">{evidence.label}</span>
        </button>
      }
    >
      <p className="text-sm">{evidence.label}</p>
      <div className="mt-2 border-line border-t pt-2 text-sm">
        {source.isPending ? <SkeletonRows rows={3} label="Opening the source" /> : null}
        {source.isError ? <p className="text-muted">{source.error.message}</p> : null}
        {source.data ? <Source source={source.data} quote={evidence.quote} /> : null}
      </div>
    </Popover>
  );
}

function Source({ source, quote }: { source: EvidenceSource; quote: string | undefined }) {
  return (
    <>
      <p className="font-medium">{source.title}</p>
      <ul className="text-muted text-xs">
        {source.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {source.body ? (
        <blockquote className="mt-2 max-h-48 overflow-y-auto whitespace-pre-line border-line-strong border-l-2 pl-3">
          {splitQuote(source.body, quote).map((part) =>
            part.isQuote ? (
              <mark key={part.at} className="bg-accent-soft text-ink">
                {part.text}
              </mark>
            ) : (
              <span key={part.at}>{part.text}</span>
            ),
          )}
        </blockquote>
      ) : null}
      {source.href ? (
        <Link
          href={source.href as Route}
          className="mt-2 inline-block text-accent-ink underline underline-offset-2"
        >
          Open the source
        </Link>
      ) : null}
    </>
  );
}
