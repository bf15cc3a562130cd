'use client';

import {
  CalendarClock,
  Clock,
  type LucideIcon,
  MoveRight,
  TrendingDown,
  TriangleAlert,
  X,
} from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { Receipt } from '@/components/insights/receipt';
import { Badge, type Tone } from '@/components/ui/badge';
import { IconButton } from '@/components/ui/icon-button';
import { RelativeTime } from '@/components/ui/relative-time';
import type { TodayItem } from '@/lib/insights/schema';
import type { TodayCard as Card } from '@/lib/insights/today';

const KINDS: Record<TodayItem['kind'], { label: string; tone: Tone; icon: LucideIcon }> = {
  stale: { label: 'Silent', tone: 'warn', icon: Clock },
  slipping: { label: 'Slipping', tone: 'warn', icon: CalendarClock },
  forecast_fall: { label: 'Forecast falls', tone: 'bad', icon: TrendingDown },
  closing_soon: { label: 'Closing soon', tone: 'accent', icon: CalendarClock },
  moved: { label: 'Moved', tone: 'neutral', icon: MoveRight },
  reply: { label: 'Reply', tone: 'accent', icon: Clock },
  learned: { label: 'Learned', tone: 'neutral', icon: Clock },
  system: { label: 'System', tone: 'warn', icon: TriangleAlert },
};

interface TodayCardProps {
  orgId: string;
  card: Card;
  onSettle: (what: 'dismiss' | 'snooze') => void;
}

/** A deal that wants a look: why, the one next action, and what it rests on. */
export function TodayCard({ orgId, card, onSettle }: TodayCardProps) {
  const { lead, others } = card;
  const name = lead.title;
  return (
    <li>
      <article aria-label={name} className="flex gap-2 border-line border-b px-4 py-3">
        <div className="flex min-w-0 flex-1 flex-col gap-1.5 text-sm">
          <div className="flex flex-wrap items-center gap-2">
            <KindBadge kind={lead.kind} />
            <Link href={lead.href as Route} className="min-w-0 font-medium text-base hover:underline">
              {name}
            </Link>
            <span className="text-muted text-xs">
              <RelativeTime value={lead.raised_at} />
            </span>
          </div>
          <p className="max-w-prose text-pretty text-muted">{lead.body}</p>
          {others.length > 0 ? (
            <p className="flex flex-wrap items-center gap-1.5 text-muted text-xs">
              Also:{' '}
              {others.map((item) => (
                <KindBadge key={item.id} kind={item.kind} />
              ))}
            </p>
          ) : null}
          {lead.next_action ? (
            <p>
              <span className="text-muted">Next: </span>
              <span className="font-medium">{lead.next_action}</span>
            </p>
          ) : null}
          <ul aria-label="Evidence" className="flex flex-wrap gap-1">
            {lead.evidence.map((evidence) => (
              <li key={`${evidence.type}:${evidence.id}:${evidence.label}`} className="max-w-full">
                <Receipt orgId={orgId} evidence={evidence} />
              </li>
            ))}
          </ul>
        </div>
        <div className="flex shrink-0 flex-col gap-1">
          <IconButton
            label={`Snooze ${name} until tomorrow`}
            icon={<Clock />}
            size="sm"
            variant="ghost"
            onClick={() => onSettle('snooze')}
          />
          <IconButton
            label={`Dismiss ${name}`}
            icon={<X />}
            size="sm"
            variant="ghost"
            onClick={() => onSettle('dismiss')}
          />
        </div>
      </article>
    </li>
  );
}

function KindBadge({ kind }: { kind: TodayItem['kind'] }) {
  const { label, tone, icon: Icon } = KINDS[kind];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {label}
    </Badge>
  );
}
