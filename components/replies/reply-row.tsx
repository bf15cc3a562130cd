'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ReplyRow as Row } from '@/lib/replies/review-schema';
import type { Correction } from '@/lib/replies/schema';
import { ReplyLabels } from './reply-labels';
import { ReplyReading } from './reply-reading';
import { whoOf } from './reply-words';

interface ReplyRowProps {
  row: Row;
  isCurrent: boolean;
  onSelect: () => void;
  onLabel: (correction: Correction) => void;
}

export const replyElementId = (eventId: string): string => `reply-${eventId}`;

/** One reply: who wrote what to which message, what it means by the engine or a person, and the labels. */
export function ReplyRow({ row, isCurrent, onSelect, onLabel }: ReplyRowProps) {
  return (
    <li>
      <article
        id={replyElementId(row.event_id)}
        tabIndex={-1}
        aria-current={isCurrent || undefined}
        aria-label={`Reply by ${whoOf(row)}`}
        onFocus={onSelect}
        onPointerDown={onSelect}
        className={cn(
          'grid scroll-my-24 gap-x-6 gap-y-3 border-line border-b border-l-2 px-4 py-3 outline-none lg:grid-cols-2',
          isCurrent ? 'border-l-accent bg-hover' : 'border-l-transparent',
        )}
      >
        <div className="flex min-w-0 flex-col gap-1.5">
          <ReplyHeader row={row} />
          <p className="max-w-prose whitespace-pre-line break-words">
            {row.text || <span className="text-muted">No words of their own.</span>}
          </p>
          {row.quoted ? (
            <details className="text-sm">
              <summary className="w-fit cursor-pointer text-muted text-xs hover:text-ink">
                Quoted mail and signature
              </summary>
              <p className="mt-1 max-w-prose whitespace-pre-line break-words border-line border-l-2 pl-3 text-muted">
                {row.quoted}
              </p>
            </details>
          ) : null}
        </div>
        <div className="flex min-w-0 flex-col gap-2">
          <ReplyReading row={row} />
          <ReplyLabels row={row} onLabel={onLabel} />
        </div>
      </article>
    </li>
  );
}

function ReplyHeader({ row }: { row: Row }) {
  return (
    <header className="flex flex-col gap-0.5">
      <h2 className="flex flex-wrap items-baseline gap-x-2 text-sm">
        {row.contact_id ? (
          <Link href={`/contacts/${row.contact_id}` as Route} className="font-medium hover:underline">
            {whoOf(row)}
          </Link>
        ) : (
          <span className="font-medium">{whoOf(row)}</span>
        )}
        {row.company ? <span className="text-muted">{row.company}</span> : null}
        <span className="text-muted text-xs">
          <RelativeTime value={row.occurred_at} />
        </span>
      </h2>
      <p className="truncate text-muted text-xs" title={row.message_start}>
        Answers “{row.subject_line || row.message_start}”{row.campaign ? `, ${row.campaign}` : ''}
      </p>
    </header>
  );
}
