import { Archive, CircleCheck, type LucideIcon, TrendingDown } from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import type { PracticeStatus } from '@/lib/practices/schema';
import { STATUS_WORDS } from './practice-words';

const LOOK: Record<PracticeStatus, { tone: Tone; icon: LucideIcon }> = {
  active: { tone: 'good', icon: CircleCheck },
  weak: { tone: 'warn', icon: TrendingDown },
  retired: { tone: 'neutral', icon: Archive },
};

/** Whether a practice works: an outcome, so it has a colour, an icon and its word. */
export function PracticeStatusBadge({ status }: { status: PracticeStatus }) {
  const { tone, icon: Icon } = LOOK[status];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {STATUS_WORDS[status]}
    </Badge>
  );
}
