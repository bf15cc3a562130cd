'use client';

import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import Link from 'next/link';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { BatchDetail, PersonaBatch } from '@/lib/personas/batch-schema';
import { batchKey, fetchBatch } from './batch-query';

const WORDS: Record<BatchDetail['items'][number]['status'], string> = {
  waiting: 'Waiting',
  asked: 'With the provider',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** The contacts of a batch; each links to its persona once that is there. */
export function BatchItems({ orgId, batch }: { orgId: string; batch: PersonaBatch }) {
  const { data, error } = useQuery({
    // Asked for again whenever another contact is over.
    queryKey: [...batchKey(orgId, batch.id), batch.done + batch.failed + batch.cancelled + batch.asked],
    queryFn: ({ signal }) => fetchBatch(batch.id, signal),
    placeholderData: (before) => before,
  });
  if (error) return <p className="text-muted">{error.message}</p>;
  if (!data) return <SkeletonRows rows={3} label="Loading the contacts" />;
  return (
    <ul className="max-h-96 divide-y divide-line overflow-y-auto rounded-md border border-line">
      {data.items.map((item) => (
        <li key={item.contact_id} className="flex flex-wrap justify-between gap-x-4 px-3 py-1.5">
          <Link
            href={
              (item.persona_id ? `/personas/${item.persona_id}` : `/contacts/${item.contact_id}`) as Route
            }
            className="min-w-0 truncate hover:underline"
          >
            {item.contact ?? 'Unnamed contact'}
          </Link>
          <span className="text-muted">{WORDS[item.status]}</span>
          {item.reason ? <span className="w-full text-muted text-xs">{item.reason}</span> : null}
        </li>
      ))}
    </ul>
  );
}
