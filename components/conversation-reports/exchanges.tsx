'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDate, formatNumber } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { ReceiptChip, type ReceiptSource } from '@/components/ui/receipt-chip';
import type { Conversation } from '@/lib/conversations/schema';
import { exchangeKey, fetchExchange } from './report-query';

interface ExchangesProps {
  orgId: string;
  ids: readonly string[];
}

/** The exchanges that a finding rests on; each opens what was said, and leads to its session. */
export function Exchanges({ orgId, ids }: ExchangesProps) {
  if (ids.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-1.5">
      {[...new Set(ids)].map((id, place) => (
        <li key={id}>
          <Exchange orgId={orgId} id={id} label={`Exchange ${place + 1}`} />
        </li>
      ))}
    </ul>
  );
}

function Exchange({ orgId, id, label }: { orgId: string; id: string; label: string }) {
  const { locale, timeZone } = useLocale();
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: exchangeKey(orgId, id),
    queryFn: ({ signal }) => fetchExchange(id, signal),
    enabled: isOpen,
    retry: false,
  });
  const source = { data: data && sourceOf(data, locale, timeZone), error };
  return <ReceiptChip kind="Exchange" label={label} source={source} onOpenChange={setOpen} />;
}

function sourceOf(exchange: Conversation, locale: string, timeZone: string): ReceiptSource {
  const { user_message, agent_response, response_time_ms, success, error, agent_name } = exchange;
  return {
    title: user_message,
    facts: [
      `${agent_name ?? 'Agent without a name'}, ${formatDate(exchange.occurred_at, locale, timeZone)}`,
      `${success ? 'Succeeded' : 'Failed'} after ${formatNumber(response_time_ms, locale)} ms`,
      ...(error ? [error] : []),
    ],
    body: agent_response,
    href: `/conversations/${encodeURIComponent(exchange.session_id)}`,
  };
}
