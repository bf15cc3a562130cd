'use client';

import { useQuery } from '@tanstack/react-query';
import { Sparkles } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { RelativeTime } from '@/components/ui/relative-time';
import { SkeletonRows } from '@/components/ui/skeleton';
import { dealInsightsKey } from '@/lib/insights/query-keys';
import type { DealInsights } from '@/lib/insights/schema';
import { api } from '@/lib/query/fetch';
import { engineWords, fallbackWords } from './answered-by';
import { InsightCard } from './insight-card';
import { TwinDeals } from './twin-deals';
import { useFeedback } from './use-feedback';
import { useGeneration } from './use-generation';

interface InsightPanelProps {
  orgId: string;
  dealId: string;
}

/** Insights of an open deal: stored ones at once, new ones as they are computed. */
export function InsightPanel({ orgId, dealId }: InsightPanelProps) {
  const query = useQuery({
    queryKey: dealInsightsKey(orgId, dealId),
    queryFn: ({ signal }) => api<DealInsights>(`/deals/${dealId}/insights`, { signal }),
  });
  const generation = useGeneration(orgId, dealId);
  const feedback = useFeedback(orgId, dealId);
  const { isRunning, drafts } = generation;
  const cards = isRunning ? drafts : (query.data?.data ?? []);
  const similar = generation.similar ?? query.data?.similar_deals ?? null;

  return (
    <>
      <Section
        id="insights"
        title="Insights"
        description={<Answered insights={query.data} isRunning={isRunning} />}
        flush
        actions={
          isRunning ? (
            <Button size="sm" onClick={generation.cancel}>
              Cancel
            </Button>
          ) : (
            <Button
              size="sm"
              variant={cards.length === 0 ? 'primary' : 'secondary'}
              icon={<Sparkles />}
              onClick={generation.start}
            >
              {cards.length === 0 ? 'Generate insights' : 'Generate again'}
            </Button>
          )
        }
      >
        {generation.error ? (
          <ErrorState title="The insights could not be generated." onRetry={generation.start}>
            {generation.error}
          </ErrorState>
        ) : null}
        {query.isError ? (
          <ErrorState
            title="The insights could not be loaded."
            onRetry={() => query.refetch()}
            retrying={query.isFetching}
          >
            {query.error.message}
          </ErrorState>
        ) : null}
        <ul aria-label="Insights" aria-busy={isRunning}>
          {cards.map((insight) => (
            <InsightCard
              key={insight.id}
              orgId={orgId}
              insight={insight}
              isStored={!isRunning}
              onFeedback={feedback}
            />
          ))}
        </ul>
        {query.isPending || (isRunning && drafts.length === 0) ? (
          <SkeletonRows rows={5} label="Working on the insights" />
        ) : null}
        {query.isSuccess && !isRunning && !generation.error && cards.length === 0 ? (
          <EmptyState title="No insights for this deal yet" icon={<Sparkles />}>
            They are computed from this deal, the closed deals most like it and your workspace rules. It takes
            a moment.
          </EmptyState>
        ) : null}
      </Section>
      {similar ? <TwinDeals similar={similar} /> : null}
    </>
  );
}

/** Which engine answered, when, and why not the one that was asked first. */
function Answered({ insights, isRunning }: { insights: DealInsights | undefined; isRunning: boolean }) {
  if (isRunning) return <span role="status">Computing …</span>;
  const run = insights?.run;
  if (!run) return null;
  return (
    <span>
      {engineWords(run)}, <RelativeTime value={run.created_at} />
      {run.fallback_reason ? ` · ${fallbackWords(run.fallback_reason)}` : ''}
    </span>
  );
}
