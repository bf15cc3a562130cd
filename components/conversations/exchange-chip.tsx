'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReceiptChip } from '@/components/ui/receipt-chip';
import { DateTime } from '@/components/ui/relative-time';
import { exchangeKey, fetchExchange, sessionHref } from './conversation-query';
import { durationWords } from './conversation-words';

/** The receipt of what was learned: opens the exchange it comes from, and leads to its session. */
export function ExchangeChip({ orgId, id, label }: { orgId: string; id: string; label: string }) {
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: exchangeKey(orgId, id),
    queryFn: ({ signal }) => fetchExchange(id, signal),
    enabled: isOpen,
    retry: false,
  });
  const source = data && {
    title: data.user_message,
    facts: [
      data.agent_name ?? 'Agent without a name',
      `${data.success ? 'Went well' : 'Failed'} after ${durationWords(data.response_time_ms)}`,
      ...(data.error ? [data.error] : []),
    ],
    body: data.agent_response,
    href: sessionHref(data.session_id, data.id),
  };
  return (
    <ReceiptChip
      kind="Exchange"
      label={label}
      meta={data ? <DateTime value={data.occurred_at} withTime /> : null}
      source={{ data: source, error }}
      onOpenChange={setOpen}
    />
  );
}
