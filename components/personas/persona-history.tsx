'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { engineWords } from '@/components/insights/answered-by';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { ErrorState } from '@/components/ui/error-state';
import { formatNumber } from '@/components/ui/format';
import { LoadMore } from '@/components/ui/load-more';
import { useLocale } from '@/components/ui/locale';
import { RelativeTime } from '@/components/ui/relative-time';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { PersonaHistoryEntry } from '@/lib/personas/schema';
import { PersonaChanges } from './persona-changes';
import { fetchHistory, historyKey, nextCursor } from './persona-query';
import { MODE_LABELS } from './persona-words';

/** Every generation, the newest first, with what it changed. */
export function PersonaHistory({ orgId, personaId }: { orgId: string; personaId: string }) {
  const query = useInfiniteQuery({
    queryKey: historyKey(orgId, personaId),
    queryFn: ({ pageParam, signal }) => fetchHistory(personaId, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: nextCursor,
  });
  const entries = query.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Section id="history" title="History" description="Every generation, and what it changed" flush>
      {query.isPending ? <SkeletonRows rows={3} label="Loading the history" /> : null}
      {query.isError && entries.length === 0 ? (
        <ErrorState
          title="The history could not be loaded"
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      ) : null}
      <ol className="divide-y divide-line text-sm">
        {entries.map((entry) => (
          <Entry key={entry.generation.id} entry={entry} />
        ))}
      </ol>
      {query.hasNextPage ? (
        <LoadMore
          hasMore
          loading={query.isFetchingNextPage}
          onLoadMore={() => query.fetchNextPage()}
          summary="There are earlier generations"
        />
      ) : null}
    </Section>
  );
}

function Entry({ entry }: { entry: PersonaHistoryEntry }) {
  const { locale } = useLocale();
  const { generation, rating, changes, previous_name } = entry;
  const isFirst = generation.version === 1;
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="num font-medium">Generation {generation.version}</span>
        <Badge>{MODE_LABELS[generation.mode]}</Badge>
        <span className="text-muted">
          {engineWords(generation)}, <RelativeTime value={generation.created_at} />
        </span>
        <span className="num text-muted">
          {generation.interactions} interactions read
          {rating.mean === null ? '' : ` · rated ${formatNumber(rating.mean, locale)} of 5 (n = ${rating.n})`}
        </span>
      </p>
      {previous_name ? (
        <p>
          “{previous_name}” became “{entry.content.name}”.
        </p>
      ) : null}
      {changes.length > 0 ? (
        <details>
          <summary className="w-fit rounded-sm text-accent-ink">{countOf(changes.length)}</summary>
          <PersonaChanges changes={changes} />
        </details>
      ) : (
        <p className="text-muted">{isFirst ? 'The first generation' : 'Nothing changed'}</p>
      )}
    </li>
  );
}

const countOf = (n: number) => (n === 1 ? '1 change' : `${n} changes`);
