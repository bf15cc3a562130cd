'use client';

import { PageHeader } from '@/components/ui/page-header';
import { LibraryList } from './library-list';

interface LibraryScreenProps {
  orgId: string;
}

export function LibraryScreen({ orgId }: LibraryScreenProps) {
  return (
    <>
      <PageHeader title="Library" meta="What worked, where, and how well it is known" />
      <LibraryList orgId={orgId} />
    </>
  );
}
