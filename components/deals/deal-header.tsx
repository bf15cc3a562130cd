'use client';

import { Pencil, RotateCcw } from 'lucide-react';
import type { Route } from 'next';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Menu, MenuChoices } from '@/components/ui/menu';
import { PageHeader } from '@/components/ui/page-header';
import { StatusBadge } from '@/components/ui/status-badge';
import type { DealDetail, DealOwner } from '@/lib/deals/schema';
import { DealEdit } from './deal-edit';
import { useDealChange } from './use-deal-change';

interface DealHeaderProps {
  orgId: string;
  deal: DealDetail;
  stages: readonly string[];
  owners: readonly DealOwner[];
}

/** The name of the deal and what can be done with it: move, close, reopen, edit. */
export function DealHeader({ orgId, deal, stages, owners }: DealHeaderProps) {
  const { change, isPending } = useDealChange(orgId, deal);
  const isOpen = deal.status === 'open';
  const options = [...new Set([...stages, deal.stage])].map((stage) => ({ value: stage, label: stage }));
  return (
    <PageHeader
      title={deal.name}
      crumbs={[{ label: 'Deals', href: '/deals' as Route }]}
      meta={
        <span className="flex flex-wrap items-center gap-2">
          <StatusBadge status={deal.status} />
          <span>{[deal.company, deal.industry, deal.owner].filter(Boolean).join(' · ') || 'No company'}</span>
        </span>
      }
      actions={
        <>
          {isOpen ? (
            <Menu trigger={<Button size="sm">Stage: {deal.stage}</Button>}>
              <MenuChoices
                label="Move to stage"
                value={deal.stage}
                options={options}
                onValueChange={(stage) => change({ stage }, `Moved to ${stage}`)}
              />
            </Menu>
          ) : null}
          {isOpen ? (
            <CloseButton status="won" onClose={() => change({ status: 'won' }, 'Closed as won')} />
          ) : null}
          {isOpen ? (
            <CloseButton status="lost" onClose={() => change({ status: 'lost' }, 'Closed as lost')} />
          ) : null}
          {isOpen ? null : (
            <Button
              size="sm"
              icon={<RotateCcw />}
              loading={isPending}
              onClick={() => change({ status: 'open' }, 'Reopened')}
            >
              Reopen
            </Button>
          )}
          <DealEdit
            deal={deal}
            owners={owners}
            onSave={(changes) => change(changes, 'Deal changed')}
            trigger={
              <Button size="sm" icon={<Pencil />}>
                Edit
              </Button>
            }
          />
        </>
      }
    />
  );
}

function CloseButton({ status, onClose }: { status: 'won' | 'lost'; onClose: () => Promise<boolean> }) {
  return (
    <AlertDialog
      title={`Close this deal as ${status}?`}
      description="Its insights meet their outcome, and the forecast learns from it. You can reopen it."
      confirmLabel={`Close as ${status}`}
      harmless={status === 'won'}
      onConfirm={onClose}
      trigger={<Button size="sm">Close as {status}</Button>}
    />
  );
}
