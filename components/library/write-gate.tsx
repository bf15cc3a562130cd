'use client';

import { useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { formatNumber } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Popover } from '@/components/ui/popover';
import type { IntakeStats } from '@/lib/practices/schema';
import { api } from '@/lib/query/fetch';
import { libraryKey } from './practice-query';

const REASON_WORDS: Record<string, string> = {
  stored: 'Stored as active',
  marked_weak: 'Stored as weak',
  written: 'Written down',
  merged: 'Added to what was known',
  nothing_new: 'Says nothing that broader practices do not',
  insufficient_evidence: 'Too few messages',
  below_threshold: 'Does not work well enough',
  unreadable: 'Could not be read',
};

/** What was offered to the library and what it let in: the share of junk, in view. */
export function WriteGate({ orgId }: { orgId: string }) {
  const { locale } = useLocale();
  const { data } = useQuery({
    queryKey: [...libraryKey(orgId), 'stats'],
    queryFn: ({ signal }) => api<IntakeStats>('/practices/stats', { signal }),
  });
  if (!data || data.junk_share === null) return null;
  return (
    <Popover
      title="What the library lets in"
      align="end"
      trigger={
        <Button variant="ghost" icon={<ShieldCheck aria-hidden />}>
          {formatNumber(data.accepted, locale)} of {formatNumber(data.offered, locale)} let in
        </Button>
      }
    >
      <p className="text-muted text-sm">
        {formatNumber(data.refused, locale)} of {formatNumber(data.offered, locale)} patterns and texts that
        were offered were refused.
      </p>
      <dl className="mt-2 flex flex-col gap-1 text-sm">
        {data.reasons.map(({ source, reason, n }) => (
          <div key={`${source} ${reason}`} className="flex items-baseline justify-between gap-4">
            <dt>{REASON_WORDS[reason] ?? reason.replaceAll('_', ' ')}</dt>
            <dd className="num text-muted">{formatNumber(n, locale)}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}
