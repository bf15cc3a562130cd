'use client';

import { useQuery } from '@tanstack/react-query';
import { Card, Section } from '@/components/ui/card';
import { ErrorState } from '@/components/ui/error-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { AnalysisFigures } from './analysis-figures';
import { BehaviourCharts } from './behaviour-charts';
import { ComparisonPanels } from './comparison-panels';
import { DataQualityParts } from './data-quality';
import { analysisKey, fetchAnalysis } from './persona-query';
import { Preferences } from './preferences';

/** What the person did up to now: charts, figures, and how much there is to go on. */
export function BehaviourTab({ orgId, contactId }: { orgId: string; contactId: string }) {
  const query = useQuery({
    queryKey: analysisKey(orgId, contactId),
    queryFn: ({ signal }) => fetchAnalysis(contactId, signal),
  });
  if (query.isError) {
    return (
      <Card>
        <ErrorState
          title="The history could not be analysed"
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      </Card>
    );
  }
  if (!query.data) return <SkeletonRows rows={12} label="Analysing the history" />;
  const analysis = query.data;
  return (
    <div className="flex flex-col gap-4">
      <Section id="activity" title="When, how fast and where">
        <div className="grid items-start gap-8 xl:grid-cols-2">
          <BehaviourCharts analysis={analysis} />
          <Preferences analysis={analysis} />
        </div>
      </Section>
      <Section id="figures" title="Figures">
        <AnalysisFigures analysis={analysis} />
      </Section>
      <ComparisonPanels orgId={orgId} contactId={contactId} />
      <Section id="quality" title="Data quality">
        <DataQualityParts quality={analysis.data_quality} />
      </Section>
    </div>
  );
}
