import { ShieldCheck, ShieldX } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { AuditCheck } from '@/lib/orgs/schema';

/** Whether every fingerprint was recomputed and matched, when the page was drawn. */
export function ChainBadge({ check }: { check: AuditCheck }) {
  if (check.intact)
    return (
      <Badge tone="good" icon={<ShieldCheck aria-hidden />}>
        Hash chain verified
      </Badge>
    );
  return (
    <Badge tone="bad" icon={<ShieldX aria-hidden />}>
      Broken at row {check.first_broken_seq}
    </Badge>
  );
}
