'use client';

import type { Route } from 'next';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import type { PracticeDetail } from '@/lib/practices/schema';
import { PracticeActions } from './practice-actions';
import { PracticeStatusBadge } from './practice-status';
import { CATEGORY_WORDS, SOURCE_WORDS, titleOf } from './practice-words';
import { SlottedText } from './slotted-text';

interface PracticeHeaderProps {
  orgId: string;
  practice: PracticeDetail;
}

/** What it is and where it stands. */
export function PracticeHeader({ orgId, practice }: PracticeHeaderProps) {
  return (
    <PageHeader
      title={<SlottedText>{titleOf(practice)}</SlottedText>}
      crumbs={[{ label: 'Library', href: '/library' as Route }]}
      meta={
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <PracticeStatusBadge status={practice.status} />
          <span>
            {CATEGORY_WORDS[practice.category]}, {SOURCE_WORDS[practice.source].toLowerCase()}, version{' '}
            <span className="num">{practice.version}</span>, changed{' '}
            <RelativeTime value={practice.updated_at} />
          </span>
        </span>
      }
      actions={<PracticeActions orgId={orgId} practice={practice} />}
    />
  );
}
