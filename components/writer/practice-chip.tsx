'use client';

import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import { useState } from 'react';
import { EvidenceChip } from '@/components/ui/evidence-chip';
import { Interval } from '@/components/ui/interval';
import type { PracticeDetail } from '@/lib/practices/schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';

/** The practice that a step rests on; opened, it shows what it says and how it did. */
export function PracticeChip({ orgId, id, place }: { orgId: string; id: string; place: number }) {
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: keysFor(orgId, 'practices').detail(id),
    queryFn: ({ signal }) => api<PracticeDetail>(`/practices/${id}`, { signal }),
    enabled: isOpen,
  });
  const rate = data?.rates.positive_reply_rate;
  return (
    <EvidenceChip
      evidence={{
        id,
        type: 'Best practice',
        label: `Practice ${place}`,
        quote: data?.content ?? error?.message ?? 'Loading…',
        href: `/library/${id}` as Route,
      }}
      onOpen={() => setOpen(true)}
    >
      {rate ? (
        <p className="mt-2 text-sm">
          Positive replies: <Interval mean={rate.mean} interval={rate.interval} n={rate.n} />
        </p>
      ) : null}
    </EvidenceChip>
  );
}
