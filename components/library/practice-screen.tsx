'use client';

import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '@/components/ui/error-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { PracticeContexts } from './practice-contexts';
import { PracticeExamples } from './practice-examples';
import { PracticeHeader } from './practice-header';
import { PracticeLineage } from './practice-lineage';
import { PracticePattern } from './practice-pattern';
import { fetchPractice, practiceKey } from './practice-query';
import { PracticeRates } from './practice-rates';
import { PracticeVersions } from './practice-versions';

interface PracticeScreenProps {
  orgId: string;
  id: string;
  /** Names of the members, by id. */
  people: Readonly<Record<string, string>>;
}

/** One practice: what it says, how well it works and where, and everything that is known about where it came from. */
export function PracticeScreen({ orgId, id, people }: PracticeScreenProps) {
  const query = useQuery({
    queryKey: practiceKey(orgId, id),
    queryFn: ({ signal }) => fetchPractice(id, signal),
  });
  const practice = query.data;
  if (query.isPending) return <SkeletonRows rows={10} label="Loading the practice" />;
  if (!practice) {
    return (
      <ErrorState
        title="The practice could not be loaded"
        onRetry={() => query.refetch()}
        retrying={query.isFetching}
      >
        {query.error?.message}
      </ErrorState>
    );
  }
  return (
    <>
      <PracticeHeader orgId={orgId} practice={practice} />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <PracticePattern practice={practice} />
          <PracticeContexts practice={practice} />
          <PracticeExamples examples={practice.examples} />
        </div>
        <PracticeRates practice={practice} />
        <div className="min-w-0 xl:col-span-2">
          <PracticeLineage orgId={orgId} practice={practice} />
        </div>
        <div className="min-w-0 xl:col-span-2">
          <PracticeVersions versions={practice.versions} people={people} />
        </div>
      </div>
    </>
  );
}
