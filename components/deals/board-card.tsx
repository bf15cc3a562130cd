'use client';

import { EllipsisVertical } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { IconButton } from '@/components/ui/icon-button';
import { Interval } from '@/components/ui/interval';
import { Menu, MenuChoices } from '@/components/ui/menu';
import { Money } from '@/components/ui/money';
import { RelativeTime } from '@/components/ui/relative-time';
import type { DealWithForecast } from '@/lib/insights/list-service';

interface BoardCardProps {
  deal: DealWithForecast;
  stages: readonly string[];
  onMove: (stage: string) => void;
}

export function BoardCard({ deal, stages, onMove }: BoardCardProps) {
  return (
    <li
      draggable
      onDragStart={(event) => event.dataTransfer.setData('text/plain', deal.id)}
      className="rounded-md border border-line bg-surface p-2 text-sm shadow-raised"
    >
      <div className="flex items-start gap-1">
        <Link href={`/deals/${deal.id}` as Route} className="min-w-0 flex-1 font-medium hover:underline">
          {deal.name}
        </Link>
        <Menu
          trigger={
            <IconButton label={`Move ${deal.name}`} icon={<EllipsisVertical />} size="sm" variant="ghost" />
          }
        >
          <MenuChoices
            label="Move to stage"
            value={deal.stage}
            options={stages.map((stage) => ({ value: stage, label: stage }))}
            onValueChange={onMove}
          />
        </Menu>
      </div>
      <p className="truncate text-muted text-xs">{deal.company ?? 'No company'}</p>
      <div className="mt-1 flex flex-wrap items-center justify-between gap-x-2 text-xs">
        {deal.amount === null ? <span /> : <Money amount={deal.amount} currency={deal.currency} />}
        {deal.expected_close_on ? (
          <span className="text-muted">
            closes <RelativeTime value={deal.expected_close_on} />
          </span>
        ) : null}
      </div>
      {deal.forecast ? (
        <p className="mt-1 text-xs">
          <Interval mean={deal.forecast.probability} interval={deal.forecast.interval} n={null} />
        </p>
      ) : null}
    </li>
  );
}
