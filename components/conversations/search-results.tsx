'use client';

import { SearchX } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Notice } from '@/components/ui/notice';
import { SkeletonRows } from '@/components/ui/skeleton';
import { countWords } from './conversation-words';
import { FoundExchange } from './found-exchange';
import type { useExchangeSearch } from './use-conversations';

interface SearchResultsProps {
  query: ReturnType<typeof useExchangeSearch>;
  isNarrowed: boolean;
}

/** Exchanges by meaning, in the order in which an agent would be given them, and why. */
export function SearchResults({ query, isNarrowed }: SearchResultsProps) {
  if (query.isPending) return <SkeletonRows rows={6} label="Loading what was found" />;
  if (query.isError)
    return (
      <ErrorState title="The search did not work" onRetry={() => query.refetch()} retrying={query.isFetching}>
        {query.error.message}
      </ErrorState>
    );
  const { enabled, data: rows } = query.data;
  if (!enabled)
    return (
      <div className="p-4">
        <Notice tone="warn" title="Search by meaning is switched off">
          Whoever runs Winloop has set ENABLE_RAG to false: agents are given no context either.
        </Notice>
      </div>
    );
  if (rows.length === 0)
    return (
      <EmptyState title={query.isFetching ? 'Searching' : 'Nothing like that was said'} icon={<SearchX />}>
        {isNarrowed
          ? 'Among the nearest exchanges none fits every filter: try fewer filters.'
          : 'Try other words. An exchange is found some seconds after it was logged.'}
      </EmptyState>
    );
  return (
    <>
      <ol aria-label="Found exchanges" aria-busy={query.isPlaceholderData || undefined}>
        {rows.map((found) => (
          <FoundExchange key={found.conversation_id ?? found.pattern_id} found={found} />
        ))}
      </ol>
      <p aria-live="polite" className="px-4 py-3 text-muted text-sm">
        {countWords(rows.length, 'result')}, in the order in which agents are given them
      </p>
    </>
  );
}
