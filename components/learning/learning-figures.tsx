'use client';

import { GraduationCap } from 'lucide-react';
import type { Route } from 'next';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { Learning } from '@/lib/learning/schema';
import { ErrorPatterns } from './error-patterns';
import { FigureGroup } from './figure-group';
import { GROUP_LIST } from './groups';
import { HeadlineList } from './headline-list';
import { Suggestions } from './suggestions';

/** The answer, the figures that it rests on, and what the agents still get wrong. */
export function LearningFigures({ orgId, learning }: { orgId: string; learning: Learning }) {
  const { figures, series, error_patterns, suggestions } = learning;
  const isEmpty = figures.every(({ value }) => value === null);
  return (
    <div className="flex flex-col gap-4">
      {isEmpty ? <NothingYet isComputed={learning.computed_at !== null} /> : null}
      {isEmpty ? null : <HeadlineList learning={learning} />}
      {GROUP_LIST.map((group) => (
        <FigureGroup key={group.group} group={group} figures={figures} series={series} />
      ))}
      <Suggestions orgId={orgId} suggestions={suggestions} />
      <ErrorPatterns orgId={orgId} patterns={error_patterns} />
    </div>
  );
}

function NothingYet({ isComputed }: { isComputed: boolean }) {
  return (
    <Card>
      <EmptyState
        title={isComputed ? 'Nothing to learn from yet' : 'The figures are not counted yet'}
        icon={<GraduationCap />}
        action={
          <ButtonLink href={'/import' as Route} variant="primary">
            Import deals
          </ButtonLink>
        }
      >
        Winloop learns from what became of deals, messages and conversations. Figures are counted in the
        background, a few minutes after the first data; below stands what each is waiting for.
      </EmptyState>
    </Card>
  );
}
