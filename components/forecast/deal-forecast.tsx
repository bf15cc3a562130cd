'use client';

import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import Link from 'next/link';
import { FactorBars } from '@/components/charts/factor-bars';
import { Section } from '@/components/ui/card';
import { ErrorState } from '@/components/ui/error-state';
import { formatPoints } from '@/components/ui/format';
import { Interval } from '@/components/ui/interval';
import { IntervalBar } from '@/components/ui/interval-bar';
import { useLocale } from '@/components/ui/locale';
import { Notice } from '@/components/ui/notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { Skeleton } from '@/components/ui/skeleton';
import type { DealForecast as Forecast } from '@/lib/forecast/schema';
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
    queryFn: ({ signal }) => api<Forecast>(`/deals/${dealId}/forecast`, { signal }),
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

function Loaded({ forecast }: { forecast: Forecast }) {
  const { probability, interval, abstained, reason, factors } = forecast;
  // The factors sum to the forecast minus the base rate.
  const base = probability - factors.reduce((sum, factor) => sum + factor.effect, 0);
  const reference = factors.length > 0 ? { value: base, label: 'Base rate' } : undefined;
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

const FACTORS_SHOWN = 8;

/** The strongest factors as bars, the smaller ones as one sum: together they are the way from base rate to forecast. */
function Factors({ forecast }: { forecast: Forecast }) {
  const { locale } = useLocale();
  const rest = [...forecast.factors]
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(FACTORS_SHOWN);
  const sum = rest.reduce((total, factor) => total + factor.effect, 0);
  return (
    <div>
      <FactorBars
        factors={forecast.factors}
        limit={FACTORS_SHOWN}
        title="What moves it away from the base rate"
      />
      {rest.length > 0 ? (
        <p className="num mt-2 text-muted text-xs">
          {rest.length} smaller {rest.length === 1 ? 'factor' : 'factors'} together{' '}
          {formatPoints(sum, locale)}. All factors sum to the forecast minus the base rate.
        </p>
      ) : null}
    </div>
  );
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
