import { CircleCheck, CircleX } from 'lucide-react';
import { Badge } from '@/components/ui/badge';

export function OutcomeBadge({ success }: { success: boolean }) {
  return success ? (
    <Badge tone="good" icon={<CircleCheck aria-hidden />}>
      Went well
    </Badge>
  ) : (
    <Badge tone="bad" icon={<CircleX aria-hidden />}>
      Failed
    </Badge>
  );
}
