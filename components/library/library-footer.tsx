'use client';

import { BookOpen } from 'lucide-react';
import type { Route } from 'next';
import { usePathname } from 'next/navigation';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LoadMore } from '@/components/ui/load-more';
import { SkeletonRows } from '@/components/ui/skeleton';

interface LibraryFooterProps {
  isPending: boolean;
  count: number;
  isSearch: boolean;
  isNarrowed: boolean;
  hasMore: boolean;
  hasFailed: boolean;
  loading: boolean;
  onLoadMore: () => void;
}

export function LibraryFooter({
  isPending,
  count,
  isSearch,
  isNarrowed,
  hasFailed,
  ...more
}: LibraryFooterProps) {
  const pathname = usePathname();
  if (isPending) return <SkeletonRows rows={8} label="Loading the library" />;
  if (count === 0) {
    const everything = `${pathname}?status=all` as Route;
    return (
      <EmptyState
        title={isNarrowed ? 'No practice fits' : 'No practice works well enough yet'}
        action={<ButtonLink href={everything}>Show every practice</ButtonLink>}
      >
        {isNarrowed
          ? 'Try other words, or fewer filters.'
          : 'There are weak or retired ones. A practice is active when its messages are answered often enough.'}
      </EmptyState>
    );
  }
  return <LoadMore {...more} summary={summaryOf(count, isSearch, more.hasMore, hasFailed)} />;
}

function summaryOf(count: number, isSearch: boolean, hasMore: boolean, hasFailed: boolean): string {
  const practices = `${count} ${count === 1 ? 'practice' : 'practices'}`;
  if (hasFailed) return `${practices} shown. More could not be loaded: try again.`;
  if (isSearch) return `${practices} found`;
  return hasMore ? `${practices} shown` : practices;
}

/** Nothing was ever stored: where practices come from. */
export function EmptyLibrary() {
  return (
    <Card>
      <EmptyState
        title="The library is empty"
        icon={<BookOpen />}
        action={<ButtonLink href={'/campaigns' as Route}>Look at the campaigns</ButtonLink>}
      >
        It fills itself: a way of writing that 30 or more messages show to work is stored with its figures.
        You can also add what you know works, or import a file.
      </EmptyState>
    </Card>
  );
}
