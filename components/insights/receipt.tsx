'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReceiptChip } from '@/components/ui/receipt-chip';
import type { EvidenceSource, InsightEvidence } from '@/lib/insights/schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';

const TYPES: Record<InsightEvidence['type'], string> = {
  activity: 'Activity',
  deal: 'Deal',
  stage_change: 'Stage change',
  field_change: 'Change',
  pattern: 'Past deals',
  rule: 'Workspace rule',
  forecast: 'Forecast',
};

interface ReceiptProps {
  orgId: string;
  evidence: InsightEvidence;
  onOpen?: () => void;
}

/** The receipt of an insight: its source is fetched when it is opened. */
export function Receipt({ orgId, evidence, onOpen }: ReceiptProps) {
  const [isOpen, setOpen] = useState(false);
  const source = useQuery({
    queryKey: keysFor(orgId, 'evidence').part(evidence.id, evidence.type),
    queryFn: ({ signal }) =>
      api<EvidenceSource>(`/insights/evidence?type=${evidence.type}&id=${evidence.id}`, { signal }),
    enabled: isOpen,
  });
  return (
    <ReceiptChip
      kind={TYPES[evidence.type]}
      label={evidence.label}
      quote={evidence.quote}
      source={source}
      onOpenChange={(open) => {
        setOpen(open);
        if (open) onOpen?.();
      }}
    />
  );
}
