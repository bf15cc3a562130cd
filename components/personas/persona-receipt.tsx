'use client';

import { ReceiptChip } from '@/components/ui/receipt-chip';
import { DateTime } from '@/components/ui/relative-time';
import type { PersonaReceipt as Receipt } from '@/lib/personas/schema';
import { RECEIPT_KINDS, SOURCE_KINDS } from './persona-words';

/** What a sentence of a persona rests on: dated, with the words or figures themselves. */
export function PersonaReceipt({ receipt }: { receipt: Receipt }) {
  const { type, label, quote, observed_at, href, sources } = receipt;
  return (
    <ReceiptChip
      kind={RECEIPT_KINDS[type]}
      label={label}
      meta={
        <>
          {sources.length > 0 ? 'Last observed ' : ''}
          <DateTime value={observed_at} />
        </>
      }
      {...(quote || href
        ? { source: { data: { title: null, facts: [], body: quote, href }, error: null } }
        : {})}
      onOpenChange={() => {}}
    >
      {sources.length > 0 ? (
        <div className="mt-2 border-line border-t pt-2 text-xs">
          <p className="font-medium">The newest rows behind it</p>
          <ul className="text-muted">
            {sources.map((source) => (
              <li key={source.id}>
                {SOURCE_KINDS[source.type]}, <DateTime value={source.occurred_at} withTime />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </ReceiptChip>
  );
}
