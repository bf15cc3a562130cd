'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleGauge } from 'lucide-react';
import type { Route } from 'next';
import { ReliabilityDiagram } from '@/components/charts/reliability-diagram';
import { ButtonLink } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import { SaveFigures } from '@/components/ui/save-figures';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { ForecastQuality } from '@/lib/forecast/schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';
import { RecordFigures } from './record-figures';

/** How good the forecast was on later deals that it had not seen. */
export function ForecastRecord({ orgId }: { orgId: string }) {
  const query = useQuery({
    queryKey: keysFor(orgId, 'forecast').detail('quality'),
    queryFn: ({ signal }) => api<ForecastQuality>('/forecast/quality', { signal }),
  });
  const quality = query.data;
  return (
    <>
      <PageHeader
        title="Forecast record"
        meta={
          quality?.trained_at ? (
            <>
              Trained <RelativeTime value={quality.trained_at} />
            </>
          ) : (
            'How good the forecast was on deals it had not seen'
          )
        }
        actions={
          quality && quality.n > 0 ? <SaveFigures fileName="forecast-record" figures={quality} /> : undefined
        }
      />
      {query.isPending ? <SkeletonRows rows={10} label="Loading the record" /> : null}
      {query.isError ? (
        <ErrorState
          title="The record could not be loaded."
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      ) : null}
      {quality && quality.n === 0 ? <NoRecord quality={quality} /> : null}
      {quality && quality.n > 0 ? <Loaded quality={quality} /> : null}
    </>
  );
}

function NoRecord({ quality }: { quality: ForecastQuality }) {
  return (
    <EmptyState
      title="No record yet"
      icon={<CircleGauge />}
      action={
        <ButtonLink href={'/import' as Route} variant="primary">
          Import closed deals
        </ButtonLink>
      }
    >
      {quality.reason ?? 'The record appears once a model has been tried on later deals.'} There are{' '}
      {quality.won} won and {quality.lost} lost deals; a record needs about 40 of each.
    </EmptyState>
  );
}

function Loaded({ quality }: { quality: ForecastQuality }) {
  return (
    <div className="flex flex-col gap-4">
      <RecordFigures quality={quality} />
      <Section id="reliability" title="Reliability" description="Does 70 % mean 70 %? On later deals only.">
        <ReliabilityDiagram bins={quality.reliability} />
      </Section>
      <Section
        id="excluded"
        title="Left out"
        description="Fields that say more about the outcome than was known before it"
        flush
      >
        {quality.excluded_features.length === 0 ? (
          <p className="p-4 text-muted text-sm">No field had to be left out.</p>
        ) : (
          <Table aria-label="Fields that the forecast leaves out">
            <Thead>
              <Tr>
                <Th>Field</Th>
                <Th>Why</Th>
              </Tr>
            </Thead>
            <Tbody>
              {quality.excluded_features.map((item) => (
                <Tr key={item.feature}>
                  <Td className="whitespace-nowrap font-medium">{item.feature}</Td>
                  <Td>{item.reason}</Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        )}
      </Section>
    </div>
  );
}
