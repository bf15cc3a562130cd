'use client';

import { useQuery } from '@tanstack/react-query';
import { Section } from '@/components/ui/card';
import { ErrorState } from '@/components/ui/error-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useUrlParam } from '@/components/ui/use-url-param';
import { type Choice, CompareForm } from './compare-form';
import { lastDays, performanceQueryOf, periodProblem } from './compared-periods';
import { ReportBody } from './report-body';
import { ALL_AGENTS, fetchPerformance, performanceKey } from './report-query';

interface ComparePeriodsProps {
  orgId: string;
  agents: readonly (string | null)[];
  timeZone: string;
}

/** Any two periods side by side, computed when asked and not kept. */
export function ComparePeriods({ orgId, agents, timeZone }: ComparePeriodsProps) {
  const [asked, setAsked] = useUrlParam('compare');
  const choice = readChoice(asked);
  const query = useQuery({
    queryKey: performanceKey(orgId, asked ?? ''),
    queryFn: ({ signal }) =>
      fetchPerformance(choice ? performanceQueryOf(choice.agents, choice.periods, timeZone) : '', signal),
    enabled: choice !== null,
  });
  return (
    <div className="flex flex-col gap-4">
      <Section
        id="compare"
        title="Compare periods"
        description={`Days of ${timeZone.replaceAll('_', ' ')}, the last one included. Nothing is kept.`}
      >
        <CompareForm
          agents={agents}
          timeZone={timeZone}
          initial={choice ?? { agents: ALL_AGENTS, periods: lastDays(7, timeZone) }}
          isPending={query.isFetching}
          onCompare={(next) => {
            const text = writeChoice(next);
            if (text === asked) void query.refetch();
            else setAsked(text, true);
          }}
        />
      </Section>
      {choice && query.isPending ? <SkeletonRows rows={10} label="Loading the comparison" /> : null}
      {query.isError ? (
        <ErrorState
          title="The periods could not be compared"
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      ) : null}
      {query.data ? <ReportBody orgId={orgId} report={query.data} /> : null}
    </div>
  );
}

/** `2026-03-01,2026-03-07,2026-02-22,2026-02-28,Ada` */
const writeChoice = ({ agents, periods: { from, to, baselineFrom, baselineTo } }: Choice): string =>
  [from, to, baselineFrom, baselineTo, agents].join(',');

function readChoice(text: string | null): Choice | null {
  const [from = '', to = '', baselineFrom = '', baselineTo = '', ...agents] = text?.split(',') ?? [];
  const periods = { from, to, baselineFrom, baselineTo };
  return periodProblem(periods) ? null : { agents: agents.join(','), periods };
}
