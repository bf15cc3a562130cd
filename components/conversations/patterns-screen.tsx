'use client';

import { Lightbulb } from 'lucide-react';
import { SearchParam } from '@/components/layout/search-param';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { ExportCsv } from '@/components/ui/export-csv';
import { LoadMore } from '@/components/ui/load-more';
import { PageHeader } from '@/components/ui/page-header';
import { Segmented } from '@/components/ui/segmented';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useUrlParam } from '@/components/ui/use-url-param';
import { AddPattern } from './add-pattern';
import type { PatternState } from './conversation-query';
import { countWords } from './conversation-words';
import { PatternItem } from './pattern-item';
import { PATTERN_CSV_HEADER, patternCsvOf, STATE_WORDS } from './pattern-words';
import { usePatternChange, usePatterns } from './use-patterns';

const STATES = Object.keys(STATE_WORDS) as PatternState[];
const OPTIONS = [
  { value: 'all' as const, label: 'All' },
  ...STATES.map((value) => ({ value, label: STATE_WORDS[value] })),
];

/** What agents of the organisation should know: taught by people, or proposed from what was said. */
export function PatternsScreen({ orgId }: { orgId: string }) {
  const [q] = useUrlParam('q');
  const [wanted, setWanted] = useUrlParam('state');
  const state = STATES.find((one) => one === wanted) ?? null;
  const query = usePatterns(orgId, { state, q });
  const change = usePatternChange(orgId);
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <>
      <PageHeader
        title="Learned patterns"
        meta="What agents are told beside past exchanges. Proposals reach them when somebody accepts."
        actions={<AddPattern orgId={orgId} />}
      />
      <Card>
        <div className="flex min-h-12 flex-wrap items-center gap-2 border-line border-b px-3 py-2">
          <search className="flex flex-1 flex-wrap items-center gap-2">
            <SearchParam label="Search patterns" placeholder="What agents should know" />
            <Segmented
              label="Which patterns"
              options={OPTIONS}
              value={state ?? 'all'}
              onValueChange={(next) => setWanted(next === 'all' ? null : next)}
            />
          </search>
          <ExportCsv
            fileName="patterns"
            header={PATTERN_CSV_HEADER}
            rows={() => rows.map((row) => patternCsvOf(row, Date.now()))}
          />
        </div>
        {query.isPending ? <SkeletonRows rows={6} label="Loading patterns" /> : null}
        {query.isError && rows.length === 0 ? (
          <ErrorState
            title="The patterns could not be loaded"
            onRetry={() => query.refetch()}
            retrying={query.isFetching}
          >
            {query.error.message}
          </ErrorState>
        ) : null}
        {query.isSuccess && rows.length === 0 ? <NoPatterns isNarrowed={Boolean(q || state)} /> : null}
        {rows.length > 0 ? (
          <>
            <ul aria-label="Patterns">
              {rows.map((pattern) => (
                <PatternItem
                  key={pattern.id}
                  orgId={orgId}
                  pattern={pattern}
                  onChange={(changes, words) => change(pattern, changes, words)}
                />
              ))}
            </ul>
            <LoadMore
              hasMore={query.hasNextPage}
              loading={query.isFetchingNextPage}
              onLoadMore={() => query.fetchNextPage()}
              summary={`${countWords(rows.length, 'pattern')}${query.hasNextPage ? ' shown, there are more' : ''}`}
            />
          </>
        ) : null}
      </Card>
    </>
  );
}

function NoPatterns({ isNarrowed }: { isNarrowed: boolean }) {
  return isNarrowed ? (
    <EmptyState title="No pattern fits">Try other words, or look at all of them.</EmptyState>
  ) : (
    <EmptyState title="Nothing was learned yet" icon={<Lightbulb />}>
      Add what agents should know with “Add pattern”. Proposals come by themselves once eight alike exchanges
      credibly go well or fail.
    </EmptyState>
  );
}
