'use client';

import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import Link from 'next/link';
import { useState } from 'react';
import { DateTime } from '@/components/ui/relative-time';
import type { PersonaReceipt } from '@/lib/personas/schema';
import { fetchSource, sourceKey } from './persona-query';
import { SOURCE_KINDS } from './persona-words';

interface SourceRowProps {
  orgId: string;
  source: PersonaReceipt['sources'][number];
}

/** One of the rows behind a computed figure: its date at once, the row itself when it is opened. */
export function SourceRow({ orgId, source }: SourceRowProps) {
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: sourceKey(orgId, source.type, source.id),
    queryFn: ({ signal }) => fetchSource(source.type, source.id, signal),
    enabled: isOpen,
  });
  return (
    <li>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="min-h-6 rounded-sm text-left text-accent-ink hover:underline pointer-coarse:min-h-8"
      >
        {SOURCE_KINDS[source.type]}, <DateTime value={source.occurred_at} withTime />
      </button>
      {isOpen ? (
        <div className="mb-1 border-line-strong border-l-2 pl-2">
          {error ? <p className="text-muted">{error.message}</p> : null}
          {data ? (
            <>
              <p className="font-medium">{data.title}</p>
              {data.body ? <p className="line-clamp-6 whitespace-pre-line">{data.body}</p> : null}
              {data.href ? (
                <Link href={data.href as Route} className="text-accent-ink underline underline-offset-2">
                  Open the source
                </Link>
              ) : null}
            </>
          ) : null}
          {!data && !error ? <p className="text-muted">Opening …</p> : null}
        </div>
      ) : null}
    </li>
  );
}
