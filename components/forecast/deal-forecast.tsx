'use client';

import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import Link from 'next/link';
import { FactorBars } from '@/components/charts/factor-bars';
import { Section } from '@/components/ui/card';
import { ErrorState } from '@/components/ui/error-state';
import { Interval } from '@/components/ui/interval';
import { IntervalBar } from '@/components/ui/interval-bar';
import { Notice } from '@/components/ui/notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { Skeleton } from '@/components/ui/skeleton';
import type { ForecastDto } from '@/lib/insights/forecast-dto';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';

interface DealForecastProps {
  orgId: string;
  dealId: string;
}

/** The win probability with its interval, what it rests on, and the factors that add up to it. */
export function DealForecast({ orgId, dealId }: DealForecastProps) {
  const query = useQuery({
    queryKey: keysFor(orgId, 'deals').part(dealId, 'forecast'),
    queryFn: ({ signal }) => api<ForecastDto>(`/deals/${dealId}/forecast`, { signal }),
  });
  return (
    <Section id="forecast" title="Forecast" actions={<RecordLink />}>
      {query.isPending ? <ForecastSkeleton /> : null}
      {query.isError ? (
        <ErrorState
          title="The forecast could not be loaded."
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      ) : null}
      {query.data ? <Loaded forecast={query.data} /> : null}
    </Section>
  );
}

function RecordLink() {
  return (
    <Link href={'/forecast' as Route} className="text-accent-ink text-sm underline underline-offset-2">
      Its record
    </Link>
  );
}

function Loaded({ forecast }: { forecast: ForecastDto }) {
  const { probability, interval, abstained, reason, factors, base_rate } = forecast;
  const reference = typeof base_rate === 'number' ? { value: base_rate, label: 'Base rate' } : undefined;
  return (
    <div className="flex flex-col gap-3">
      <Interval mean={probability} interval={interval} n={null} stacked />
      <IntervalBar
        label="Win probability"
        mean={probability}
        interval={interval}
        {...(reference ? { reference } : {})}
      />
      <p className="text-muted text-xs">
        {abstained ? 'Base rate of your organisation' : `Model version ${forecast.model_version ?? '–'}`}, 90
        % interval, as of <RelativeTime value={forecast.as_of} />
      </p>
      {abstained ? (
        <Notice tone="info" title="The model abstains">
          {reason ?? 'It does not beat the base rate on deals it has not seen, so the base rate is shown.'}
        </Notice>
      ) : null}
      {factors.length > 0 ? <Factors forecast={forecast} /> : null}
    </div>
  );
}

function Factors({ forecast }: { forecast: ForecastDto }) {
  const shown = forecast.factors.map(({ feature, value, effect }) => ({
    feature,
    value: value === null ? 'not known' : String(value),
    effect,
  }));
  return <FactorBars factors={shown} title="What moves it away from the base rate" />;
}

function ForecastSkeleton() {
  return (
    <div role="status" aria-label="Loading the forecast" className="flex flex-col gap-3">
      <Skeleton className="h-8 w-24" />
      <Skeleton className="h-3 w-full" />
      <Skeleton className="h-24 w-full" />
    </div>
  );
}
