'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReceiptChip } from '@/components/ui/receipt-chip';
import { DateTime } from '@/components/ui/relative-time';
import type { PersonaReceipt as Receipt } from '@/lib/personas/schema';
import { fetchSource, isOpenable, sourceKey } from './persona-query';
import { RECEIPT_KINDS } from './persona-words';
import { SourceRow } from './source-row';

interface PersonaReceiptProps {
  orgId: string;
  receipt: Receipt;
}

/** What a sentence of a persona rests on: dated, with the row it comes from or the newest rows behind a figure. */
export function PersonaReceipt({ orgId, receipt }: PersonaReceiptProps) {
  const { type, label, quote, observed_at, href, sources, source_id } = receipt;
  const [isOpen, setOpen] = useState(false);
  const isRow = source_id !== null && isOpenable(type);
  const row = useQuery({
    queryKey: sourceKey(orgId, type, source_id ?? ''),
    queryFn: ({ signal }) => fetchSource(type, source_id ?? '', signal),
    enabled: isOpen && isRow,
  });
  const stored = { data: { title: null, facts: [], body: quote, href }, error: null };
  const isStored = quote !== null || href !== null;
  return (
    <ReceiptChip
      kind={RECEIPT_KINDS[type]}
      label={label}
      quote={isRow ? quote : null}
      meta={
        <>
          {sources.length > 0 ? 'Last observed ' : ''}
          <DateTime value={observed_at} />
        </>
      }
      {...(isRow ? { source: row } : {})}
      {...(!isRow && isStored ? { source: stored } : {})}
      onOpenChange={setOpen}
    >
      {sources.length > 0 ? (
        <div className="mt-2 border-line border-t pt-2 text-xs">
          <p className="font-medium">The newest rows behind it</p>
          <ul>
            {sources.map((source) => (
              <SourceRow key={source.id} orgId={orgId} source={source} />
            ))}
          </ul>
        </div>
      ) : null}
    </ReceiptChip>
  );
}
