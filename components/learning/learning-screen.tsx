'use client';

import { useCallback, useState } from 'react';
import { ErrorState } from '@/components/ui/error-state';
import { PageHeader } from '@/components/ui/page-header';
import { Segmented } from '@/components/ui/segmented';
import { useUrlParam } from '@/components/ui/use-url-param';
import { PERIODS } from '@/lib/learning/period-choices';
import { ComputeNow } from './compute-now';
import { LearningExport } from './learning-export';
import { LearningFigures } from './learning-figures';
import { DEFAULT_DAYS, daysOf } from './learning-query';
import { LearningSkeleton } from './learning-skeleton';
import { Refreshed } from './refreshed';
import { type Outdated, useLearning } from './use-learning';

const CHOICES = PERIODS.map((days) => ({ value: String(days), label: `${days} days` }));

interface LearningScreenProps {
  orgId: string;
  isAdmin: boolean;
}

/** Is it getting better? Every figure of the loop, each with what it rests on and what became of it. */
export function LearningScreen({ orgId, isAdmin }: LearningScreenProps) {
  const [text, setText] = useUrlParam('period');
  const [outdated, setOutdated] = useState<Outdated>();
  const days = daysOf(text);
  const query = useLearning(orgId, days, outdated);
  const learning = query.data;
  const giveUp = useCallback(() => setOutdated(undefined), []);
  return (
    <>
      <PageHeader
        title="Learning"
        meta={
          <Refreshed computedAt={learning?.computed_at ?? null} problem={learning && query.error?.message} />
        }
        actions={
          <>
            <Segmented
              label="How far back"
              options={CHOICES}
              value={String(days)}
              onValueChange={(value) => setText(value === String(DEFAULT_DAYS) ? null : value)}
            />
            {isAdmin && learning ? (
              <ComputeNow
                isAwaited={outdated !== undefined && learning.computed_at === outdated}
                onOrdered={() => setOutdated(learning.computed_at)}
                onGiveUp={giveUp}
              />
            ) : null}
            <LearningExport days={days} />
          </>
        }
      />
      {query.isPending ? <LearningSkeleton /> : null}
      {query.isError && !learning ? (
        <ErrorState
          title="The figures could not be loaded"
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      ) : null}
      {learning ? <LearningFigures orgId={orgId} learning={learning} /> : null}
    </>
  );
}
