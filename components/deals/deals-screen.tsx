'use client';

import { Columns3, List } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { useUrlParam } from '@/components/ui/use-url-param';
import type { DealOwner, StageSummary } from '@/lib/deals/schema';
import { DealBoard } from './deal-board';
import { DealList } from './deal-list';

interface DealsScreenProps {
  orgId: string;
  stages: readonly StageSummary[];
  owners: readonly DealOwner[];
}

export function DealsScreen({ orgId, stages, owners }: DealsScreenProps) {
  const [view, setView] = useUrlParam('view');
  const isBoard = view === 'board';
  const open = stages.reduce((sum, stage) => sum + stage.open, 0);
  return (
    <>
      <PageHeader
        title="Deals"
        meta={`${open.toLocaleString('en')} open`}
        actions={
          <fieldset className="flex gap-1">
            <legend className="sr-only">View</legend>
            <Button
              size="sm"
              icon={<List />}
              aria-pressed={!isBoard}
              variant={isBoard ? 'ghost' : 'secondary'}
              onClick={() => setView(null, true)}
            >
              List
            </Button>
            <Button
              size="sm"
              icon={<Columns3 />}
              aria-pressed={isBoard}
              variant={isBoard ? 'secondary' : 'ghost'}
              onClick={() => setView('board', true)}
            >
              Board
            </Button>
          </fieldset>
        }
      />
      {isBoard ? (
        <DealBoard orgId={orgId} stages={stages} owners={owners} />
      ) : (
        <Card>
          <DealList orgId={orgId} stages={stages} owners={owners} />
        </Card>
      )}
    </>
  );
}
