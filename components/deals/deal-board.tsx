'use client';

import { useSearchParams } from 'next/navigation';
import { type DragEvent, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { ErrorState } from '@/components/ui/error-state';
import { LoadMore } from '@/components/ui/load-more';
import { Money } from '@/components/ui/money';
import { Skeleton } from '@/components/ui/skeleton';
import { toBoard, totalsByCurrency } from '@/lib/deals/board';
import { readDealFilters } from '@/lib/deals/list-params';
import type { DealOwner, StageSummary } from '@/lib/deals/schema';
import type { DealWithForecast } from '@/lib/insights/list-service';
import { BoardCard } from './board-card';
import { DealFilters } from './deal-filters';
import { useDeals } from './use-deals';
import { useMoveDeal } from './use-move-deal';

interface DealBoardProps {
  orgId: string;
  stages: readonly StageSummary[];
  owners: readonly DealOwner[];
}

/** Open deals by stage. A card moves by drag, or by its menu with the keyboard. */
export function DealBoard({ orgId, stages, owners }: DealBoardProps) {
  const params = useSearchParams();
  const filters = { ...readDealFilters(params), status: 'open' as const, stage: null };
  const query = useDeals(orgId, filters, 'board');
  const move = useMoveDeal(orgId);
  const deals = query.data?.pages.flatMap((page) => page.data) ?? [];
  const names = stages.map(({ stage }) => stage);

  if (query.isError) {
    return (
      <ErrorState
        title="The board could not be loaded."
        onRetry={() => query.refetch()}
        retrying={query.isFetching}
      >
        {query.error.message}
      </ErrorState>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <DealFilters stages={stages} owners={owners} withStatus={false} />
      </div>
      {query.isPending ? (
        <BoardSkeleton count={Math.max(3, names.length)} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
        <section aria-label="Deals by stage" tabIndex={0} className="flex gap-3 overflow-x-auto pb-3">
          {toBoard(stages, deals).map((column) => (
            <BoardColumn
              key={column.stage}
              stage={column.stage}
              stages={names}
              deals={column.deals as DealWithForecast[]}
              onMove={move}
              onDropId={(id) => {
                const deal = deals.find((item) => item.id === id);
                if (deal) move(deal, column.stage);
              }}
            />
          ))}
        </section>
      )}
      {query.hasNextPage ? (
        <LoadMore
          hasMore
          loading={query.isFetchingNextPage}
          onLoadMore={() => query.fetchNextPage()}
          summary={`${deals.length} open deals shown`}
        />
      ) : null}
    </div>
  );
}

interface BoardColumnProps {
  stage: string;
  stages: readonly string[];
  deals: readonly DealWithForecast[];
  onMove: (deal: DealWithForecast, stage: string) => void;
  onDropId: (id: string) => void;
}

function BoardColumn({ stage, stages, deals, onMove, onDropId }: BoardColumnProps) {
  const [isOver, setOver] = useState(false);
  const totals = totalsByCurrency(deals);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onDropId(event.dataTransfer.getData('text/plain'));
  };
  return (
    <section
      aria-label={stage}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        'flex w-64 shrink-0 flex-col rounded-lg border border-line bg-sunken',
        isOver && 'border-accent-ink',
      )}
    >
      <header className="flex items-baseline justify-between gap-2 px-3 pt-2 pb-1">
        <h2 className="truncate font-medium text-sm">
          {stage} <span className="num text-muted">{deals.length}</span>
        </h2>
        <span className="shrink-0 text-muted text-xs">
          {totals.map(({ currency, amount }, i) => (
            <span key={currency}>
              {i > 0 ? ' + ' : ''}
              <Money amount={amount} currency={currency} compact />
            </span>
          ))}
        </span>
      </header>
      <ul className="flex max-h-[70dvh] flex-col gap-2 overflow-y-auto p-2">
        {deals.map((deal) => (
          <BoardCard key={deal.id} deal={deal} stages={stages} onMove={(to) => onMove(deal, to)} />
        ))}
        {deals.length === 0 ? (
          <li className="px-1 py-4 text-center text-muted text-xs">No open deals here</li>
        ) : null}
      </ul>
    </section>
  );
}

function BoardSkeleton({ count }: { count: number }) {
  return (
    <div aria-hidden className="flex gap-3 overflow-hidden">
      {Array.from({ length: count }, (_, i) => (
        <Skeleton key={`column-${i.toString()}`} className="h-96 w-64 shrink-0" />
      ))}
    </div>
  );
}
