import { CirclePause, CirclePlay, CircleStop, type LucideIcon, PencilLine } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { type CampaignStatus, STATUS_WORDS } from './campaign-words';

const ICONS: Record<CampaignStatus, LucideIcon> = {
  draft: PencilLine,
  active: CirclePlay,
  paused: CirclePause,
  finished: CircleStop,
};

/** Where a campaign stands: no outcome, so only what runs has a colour. */
export function CampaignStatusBadge({ status }: { status: CampaignStatus }) {
  const Icon = ICONS[status];
  return (
    <Badge tone={status === 'active' ? 'accent' : 'neutral'} icon={<Icon aria-hidden />}>
      {STATUS_WORDS[status]}
    </Badge>
  );
}
