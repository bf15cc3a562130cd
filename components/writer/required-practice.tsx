'use client';

import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { Notice } from '@/components/ui/notice';
import type { PracticeDetail } from '@/lib/practices/schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';
import { PracticeChip } from './practice-chip';

interface RequiredPracticeProps {
  orgId: string;
  id: string;
  onRemove: () => void;
}

/** The practice that the next draft has to use, brought along from the library. */
export function RequiredPractice({ orgId, id, onRemove }: RequiredPracticeProps) {
  const { data, error } = useQuery({
    queryKey: keysFor(orgId, 'practices').detail(id),
    queryFn: ({ signal }) => api<PracticeDetail>(`/practices/${id}`, { signal }),
  });
  return (
    <Notice
      tone={error ? 'warn' : 'info'}
      title={error ? 'This practice can’t be used' : 'The draft has to use this practice'}
      action={<IconButton label="Leave this practice out" icon={<X />} onClick={onRemove} />}
    >
      <p className="mb-1">{data?.content ?? error?.message ?? 'Loading…'}</p>
      {data ? <PracticeChip orgId={orgId} id={id} place={1} /> : null}
    </Notice>
  );
}
