'use client';

import { Quote } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Popover } from './popover';
import { SkeletonRows } from './skeleton';
import { splitQuote } from './split-quote';

/** The row behind a claim. */
export interface ReceiptSource {
  /** Null when the label says it already. */
  title: string | null;
  facts: readonly string[];
  body: string | null;
  href: string | null;
}

interface ReceiptChipProps {
  /** What kind of thing the claim rests on: "Activity", "Past deals". */
  kind: string;
  label: string;
  quote?: string | null | undefined;
  /** The date, or whatever else stands beside the label. */
  meta?: ReactNode;
  onOpenChange: (open: boolean) => void;
  /** What a query has found of the source; absent when there is nothing to fetch. */
  source?: { data: ReceiptSource | undefined; error: Error | null };
  /** More of the receipt, below its source. */
  children?: ReactNode;
}

/** The receipt of a claim: opens the row it comes from, with the quoted words marked. */
export function ReceiptChip(props: ReceiptChipProps) {
  const { kind, label, quote, meta, onOpenChange, source, children } = props;
  return (
    <Popover
      title={kind}
      onOpenChange={onOpenChange}
      trigger={
        <button
          type="button"
          className="inline-flex h-6 max-w-full items-center gap-1 rounded-sm border border-line bg-surface px-1.5 text-muted text-xs hover:bg-hover hover:text-ink sm:max-w-72 pointer-coarse:h-8"
        >
          <Quote aria-hidden className="size-3 shrink-0" />
          <span className="sr-only">Evidence: {kind}, </span>
          <span className="truncate">{label}</span>
        </button>
      }
    >
      <p className="text-sm">{label}</p>
      {meta ? <p className="text-muted text-xs">{meta}</p> : null}
      {source ? (
        <div className="mt-2 border-line border-t pt-2 text-sm">
          <Source {...source} quote={quote} />
        </div>
      ) : null}
      {children}
    </Popover>
  );
}

type SourceProps = NonNullable<ReceiptChipProps['source']> & { quote: string | null | undefined };

function Source({ data, error, quote }: SourceProps) {
  if (error) return <p className="text-muted">{error.message}</p>;
  if (!data) return <SkeletonRows rows={3} label="Opening the source" />;
  return (
    <>
      {data.title ? <p className="font-medium">{data.title}</p> : null}
      <ul className="text-muted text-xs">
        {data.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {data.body ? (
        <blockquote className="mt-2 max-h-48 overflow-y-auto whitespace-pre-line border-line-strong border-l-2 pl-3">
          {splitQuote(data.body, quote ?? undefined).map((part) =>
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
      {data.href ? (
        <Link
          href={data.href as Route}
          className="mt-2 inline-block text-accent-ink underline underline-offset-2"
        >
          Open the source
        </Link>
      ) : null}
    </>
  );
}
