'use client';

import { CircleCheck } from 'lucide-react';
import type { Route } from 'next';
import { useState } from 'react';
import { RepliesToReview } from '@/components/replies/replies-to-review';
import { Button, ButtonLink } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useUrlParam } from '@/components/ui/use-url-param';
import { groupByDeal } from '@/lib/insights/today';
import { GettingBetter } from './getting-better';
import { Learned } from './learned';
import { TodayCard } from './today-card';
import { useSettle, useToday } from './use-today';

const FIRST_CARDS = 15;

interface TodayScreenProps {
  orgId: string;
  hasDeals: boolean;
}

export function TodayScreen({ orgId, hasDeals }: TodayScreenProps) {
  const [view, setView] = useUrlParam('view');
  const scope = view === 'team' ? 'team' : 'mine';
  const query = useToday(orgId, scope);
  const settle = useSettle(orgId, scope);
  const [isLong, setLong] = useState(false);
  const cards = groupByDeal(query.data?.items ?? []);
  const shown = isLong ? cards : cards.slice(0, FIRST_CARDS);
  return (
    <>
      <PageHeader
        title="Today"
        meta={
          query.data
            ? `${cards.length} ${cards.length === 1 ? 'deal wants' : 'deals want'} a look`
            : undefined
        }
        actions={
          <fieldset className="flex gap-1">
            <legend className="sr-only">Whose deals</legend>
            {(['mine', 'team'] as const).map((value) => (
              <Button
                key={value}
                size="sm"
                aria-pressed={scope === value}
                variant={scope === value ? 'secondary' : 'ghost'}
                onClick={() => setView(value === 'team' ? 'team' : null)}
              >
                {value === 'mine' ? 'Mine' : 'Whole team'}
              </Button>
            ))}
          </fieldset>
        }
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <RepliesToReview orgId={orgId} />
          <Section id="cards" title="Moved, or needs a decision" flush>
            {query.isPending ? <SkeletonRows rows={8} label="Loading what is new" /> : null}
            {query.isError ? (
              <ErrorState
                title="Today could not be loaded."
                onRetry={() => query.refetch()}
                retrying={query.isFetching}
              >
                {query.error.message}
              </ErrorState>
            ) : null}
            {query.isSuccess && cards.length === 0 ? <Nothing hasDeals={hasDeals} scope={scope} /> : null}
            <ul aria-label="Deals that want a look">
              {shown.map((card) => (
                <TodayCard
                  key={card.key}
                  orgId={orgId}
                  card={card}
                  onSettle={(what) => settle({ ids: card.ids, do: what })}
                />
              ))}
            </ul>
            {shown.length < cards.length ? (
              <div className="p-3 text-center">
                <Button size="sm" onClick={() => setLong(true)}>
                  Show {cards.length - shown.length} more
                </Button>
              </div>
            ) : null}
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {query.data ? <Learned orgId={orgId} learned={query.data.learned} /> : null}
          <GettingBetter orgId={orgId} />
        </div>
      </div>
    </>
  );
}

function Nothing({ hasDeals, scope }: { hasDeals: boolean; scope: 'mine' | 'team' }) {
  if (!hasDeals) {
    return (
      <EmptyState
        title="Bring in your deals to begin"
        action={
          <ButtonLink href={'/import' as Route} variant="primary">
            Import deals
          </ButtonLink>
        }
      >
        Winloop then watches them and tells you here what is new.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={scope === 'mine' ? 'Nothing new on your deals' : 'Nothing new on the team’s deals'}
      icon={<CircleCheck />}
      action={<ButtonLink href={'/deals' as Route}>Look through the deals</ButtonLink>}
    >
      Deals that go silent, slip, close soon or lose probability appear here once.
    </EmptyState>
  );
}
