'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChartColumn } from 'lucide-react';
import type { Route } from 'next';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import { SaveFigures } from '@/components/ui/save-figures';
import { Segmented } from '@/components/ui/segmented';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useUrlParam } from '@/components/ui/use-url-param';
import type { PersonaReport } from '@/lib/personas/report-schema';
import { REPORT_MONTHS } from '@/lib/personas/report-window';
import { Benchmarks } from './benchmarks';
import { Generations } from './generations';
import { Quality } from './quality';
import { Ratings } from './ratings';
import { DEFAULT_MONTHS, fetchReport, monthsOf, reportKey } from './report-query';
import { Totals } from './totals';
import { UseAndOutcome } from './use-and-outcome';

const WINDOWS = REPORT_MONTHS.map((months) => ({ value: String(months), label: `${months} months` }));

interface ReportScreenProps {
  orgId: string;
  isAdmin: boolean;
}

/** How personas are doing: made, covered, rated, used. */
export function ReportScreen({ orgId, isAdmin }: ReportScreenProps) {
  const [text, setText] = useUrlParam('months');
  const months = monthsOf(text);
  const query = useQuery({
    queryKey: reportKey(orgId, months),
    queryFn: ({ signal }) => fetchReport(months, signal),
    placeholderData: keepPreviousData,
  });
  const report = query.data;
  return (
    <>
      <PageHeader
        title="Persona report"
        crumbs={[{ label: 'Personas', href: '/personas' as Route }]}
        meta={
          report ? (
            <>
              Counted <RelativeTime value={report.as_of} />
            </>
          ) : (
            'Generations, quality, coverage, ratings and use'
          )
        }
        actions={
          <>
            <Segmented
              label="How far back"
              options={WINDOWS}
              value={String(months)}
              onValueChange={(value) => setText(value === String(DEFAULT_MONTHS) ? null : value)}
            />
            {report ? <SaveFigures fileName={`persona-report-${months}-months`} figures={report} /> : null}
          </>
        }
      />
      {query.isPending ? <SkeletonRows rows={12} label="Loading the report" /> : null}
      {query.isError ? (
        <ErrorState
          title="The report could not be loaded"
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      ) : null}
      {report && !query.isError ? <Loaded orgId={orgId} report={report} isAdmin={isAdmin} /> : null}
    </>
  );
}

function Loaded({ orgId, report, isAdmin }: { orgId: string; report: PersonaReport; isAdmin: boolean }) {
  if (report.totals.generations === 0)
    return (
      <EmptyState
        title={report.totals.personas > 0 ? 'Nothing was generated in this time' : 'No persona yet'}
        icon={<ChartColumn />}
        action={
          <ButtonLink href={'/personas' as Route} variant="primary">
            Build a persona
          </ButtonLink>
        }
      >
        The report counts what is generated, how good it is, and whether it helps. It begins with the first
        persona.
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-4">
      <Totals orgId={orgId} report={report} isAdmin={isAdmin} />
      <Generations report={report} />
      <Quality report={report} />
      <Ratings report={report} />
      <UseAndOutcome association={report.association} />
      <Benchmarks report={report} />
    </div>
  );
}
