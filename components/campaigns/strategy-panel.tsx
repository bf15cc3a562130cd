'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Section } from '@/components/ui/card';
import { ErrorState } from '@/components/ui/error-state';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useUrlParam } from '@/components/ui/use-url-param';
import type { WinningStrategies } from '@/lib/outcomes/strategy-schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';
import { DIMENSION_WORDS, METRIC_WORDS, oneOf, optionsOf } from './campaign-words';
import { StrategyTable } from './strategy-table';

interface StrategyPanelProps {
  orgId: string;
  /** Null: over all campaigns. */
  campaignId: string | null;
}

/** Which choices did best, seen by one dimension and one metric at a time; both live in the address. */
export function StrategyPanel({ orgId, campaignId }: StrategyPanelProps) {
  const [by, setBy] = useUrlParam('by');
  const [wanted, setWanted] = useUrlParam('metric');
  const dimension = oneOf(by, DIMENSION_WORDS, 'framework');
  const metric = oneOf(wanted, METRIC_WORDS, 'positive_reply_rate');
  const query = useQuery({
    queryKey: keysFor(orgId, 'strategies').list({ campaign: campaignId, dimension, metric }),
    queryFn: ({ signal }) => {
      const search = new URLSearchParams({ dimension, metric });
      if (campaignId) search.set('campaign_id', campaignId);
      return api<WinningStrategies>(`/strategies/winning?${search}`, { signal });
    },
    placeholderData: keepPreviousData,
  });
  return (
    <Section
      id="strategies"
      title={campaignId ? 'Strategies in this campaign' : 'Strategies in all campaigns'}
      description="Association, not proof: nobody drew lots over who got which message. An experiment can prove it."
      actions={
        <Select
          aria-label="What counts"
          value={metric}
          options={optionsOf(METRIC_WORDS)}
          onValueChange={(next) => setWanted(next === 'positive_reply_rate' ? null : next)}
          className="w-auto"
        />
      }
      flush
    >
      <div className="border-line border-b px-3 py-2">
        <Segmented
          label="Break down by"
          options={optionsOf(DIMENSION_WORDS)}
          value={dimension}
          onValueChange={(next) => setBy(next === 'framework' ? null : next)}
        />
      </div>
      {query.isPending ? <SkeletonRows rows={5} label="Loading strategies" /> : null}
      {query.isError && !query.data ? (
        <ErrorState
          title="The strategies could not be loaded"
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      ) : null}
      {query.data ? (
        <StrategyTable
          winning={query.data}
          dimension={dimension}
          metric={metric}
          isStale={query.isPlaceholderData}
        />
      ) : null}
    </Section>
  );
}
