import {
  Circle,
  CircleCheck,
  CircleDashed,
  CircleX,
  Clock,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react';
import { Badge, type Tone } from './badge';

const STATUSES = {
  open: { label: 'Open', tone: 'neutral', icon: Circle },
  won: { label: 'Won', tone: 'good', icon: CircleCheck },
  lost: { label: 'Lost', tone: 'bad', icon: CircleX },
  active: { label: 'Active', tone: 'good', icon: CircleCheck },
  pending: { label: 'Pending', tone: 'neutral', icon: Clock },
  running: { label: 'Running', tone: 'accent', icon: CircleDashed },
  done: { label: 'Done', tone: 'good', icon: CircleCheck },
  warning: { label: 'Needs attention', tone: 'warn', icon: TriangleAlert },
  failed: { label: 'Failed', tone: 'bad', icon: CircleX },
  revoked: { label: 'Revoked', tone: 'neutral', icon: CircleX },
} as const satisfies Record<string, { label: string; tone: Tone; icon: LucideIcon }>;

export type Status = keyof typeof STATUSES;

/** A state with its colour, its icon and its word: never colour alone. */
export function StatusBadge({ status, label }: { status: Status; label?: string }) {
  const { label: word, tone, icon: Icon } = STATUSES[status];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {label ?? word}
    </Badge>
  );
}
