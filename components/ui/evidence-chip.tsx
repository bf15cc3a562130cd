'use client';

import { Quote } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Popover } from './popover';
import { RelativeTime } from './relative-time';

export interface Evidence {
  id: string;
  /** What kind of thing it is, in plain words: "Past deal", "Call", "Rule". */
  type: string;
  label: string;
  /** The exact words or figures that the claim rests on. */
  quote?: string | null | undefined;
  occurredAt?: string | null | undefined;
  href?: Route | undefined;
}

interface EvidenceChipProps {
  evidence: Evidence;
  /** More of the receipt, such as a small table of figures. */
  children?: ReactNode;
  onOpen?: () => void;
}

/** The receipt of a sentence: opens what the claim rests on. */
export function EvidenceChip({ evidence, children, onOpen }: EvidenceChipProps) {
  return (
    <Popover
      title={evidence.label}
      onOpenChange={(open) => {
        if (open) onOpen?.();
      }}
      trigger={
        <button
          type="button"
          className="inline-flex h-6 max-w-56 items-center gap-1 rounded-sm border border-line bg-surface px-1.5 text-muted text-xs hover:bg-hover hover:text-ink pointer-coarse:h-8"
        >
          <Quote aria-hidden className="size-3 shrink-0" />
          <span className="sr-only">Evidence: {evidence.type}, </span>
          <span className="truncate">{evidence.label}</span>
        </button>
      }
    >
      <p className="text-muted text-xs">
        {evidence.type}
        {evidence.occurredAt ? (
          <>
            {' · '}
            <RelativeTime value={evidence.occurredAt} />
          </>
        ) : null}
      </p>
      {evidence.quote ? (
        <blockquote className="mt-2 whitespace-pre-line border-line-strong border-l-2 pl-3 text-sm">
          {evidence.quote}
        </blockquote>
      ) : null}
      {children}
      {evidence.href ? (
        <Link
          href={evidence.href}
          className="mt-3 inline-block text-accent-ink text-sm underline underline-offset-2"
        >
          Open the source
        </Link>
      ) : null}
    </Popover>
  );
}
