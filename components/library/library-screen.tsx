'use client';

import { PageHeader } from '@/components/ui/page-header';
import { AddPractice } from './add-practice';
import { ImportPractices } from './import-practices';
import { LibraryList } from './library-list';
import { WriteGate } from './write-gate';

interface LibraryScreenProps {
  orgId: string;
}

export function LibraryScreen({ orgId }: LibraryScreenProps) {
  return (
    <>
      <PageHeader
        title="Library"
        meta="What worked, where, and how well it is known"
        actions={
          <>
            <WriteGate orgId={orgId} />
            <ImportPractices orgId={orgId} />
            <AddPractice orgId={orgId} />
          </>
        }
      />
      <LibraryList orgId={orgId} />
    </>
  );
}
