'use client';

import { ReceiptChip } from '@/components/ui/receipt-chip';
import { DateTime } from '@/components/ui/relative-time';
import type { PersonaReceipt as Receipt } from '@/lib/personas/schema';
import { RECEIPT_KINDS } from './persona-words';

/** What a sentence of a persona rests on: dated, with the words or figures themselves. */
export function PersonaReceipt({ receipt }: { orgId: string; receipt: Receipt }) {
  return (
    <ReceiptChip
      kind={RECEIPT_KINDS[receipt.type]}
      label={receipt.label}
      meta={<DateTime value={receipt.observed_at} />}
      onOpenChange={() => {}}
    />
  );
}
