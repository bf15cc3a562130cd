'use client';

import { useCallback, useState } from 'react';
import { useSingleKeys } from '@/components/layout/use-single-keys';
import { ErrorState } from '@/components/ui/error-state';
import { LoadMore } from '@/components/ui/load-more';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { Judged } from '@/lib/conversations/session-schema';
import { exchangeElementId } from './conversation-query';
import { countWords } from './conversation-words';
import { ExchangeArticle } from './exchange-article';
import { type ExchangeKey, readExchangeKey } from './exchange-keys';
import { useExchanges, useLinkedExchange } from './use-exchanges';
import { useOpinion } from './use-opinion';

/** What was said in a session, worked through by key, mouse or touch. */
export function Transcript({ orgId, sessionId }: { orgId: string; sessionId: string }) {
  const query = useExchanges(orgId, sessionId);
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  const { judge, undo } = useOpinion(orgId, sessionId);
  const [current, setCurrent] = useState<string | null>(null);
  const [correcting, setCorrecting] = useState<string | null>(null);
  const place = rows.findIndex(({ id }) => id === current);
  const row = rows[place];
  const goTo = useCallback((id: string) => {
    setCurrent(id);
    const element = document.getElementById(exchangeElementId(id));
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
  }, []);
  useLinkedExchange(query, goTo);
  const moveTo = (next: Judged | undefined) => {
    if (next) goTo(next.id);
  };
  useSingleKeys(readExchangeKey, (key: ExchangeKey) => {
    if (key.kind === 'undo') undo();
    else if (key.kind === 'move') moveTo(place < 0 ? rows[0] : rows[place + key.by]);
    else if (!row) moveTo(rows[0]);
    else if (key.kind === 'rate') judge(row, { rating: key.stars });
    else setCorrecting(row.id);
  });
  if (query.isPending) return <SkeletonRows rows={8} label="Loading the transcript" />;
  if (query.isError && rows.length === 0)
    return (
      <ErrorState
        title="The transcript could not be loaded"
        onRetry={() => query.refetch()}
        retrying={query.isFetching}
      >
        {query.error.message}
      </ErrorState>
    );
  return (
    <>
      <ol aria-label="Exchanges">
        {rows.map((exchange, n) => (
          <ExchangeArticle
            key={exchange.id}
            orgId={orgId}
            exchange={exchange}
            number={n + 1}
            isCurrent={exchange.id === current}
            isCorrecting={exchange.id === correcting}
            onCorrecting={(isOn) => setCorrecting(isOn ? exchange.id : null)}
            onSelect={() => setCurrent(exchange.id)}
            onJudge={(change) => judge(exchange, change)}
          />
        ))}
      </ol>
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onLoadMore={() => query.fetchNextPage()}
        summary={`${countWords(rows.length, 'exchange')}${query.hasNextPage ? ' shown, there are more' : ''}`}
      />
    </>
  );
}
