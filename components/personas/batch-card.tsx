'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { engineWords } from '@/components/insights/answered-by';
import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';
import { RelativeTime } from '@/components/ui/relative-time';
import { type Status, StatusBadge } from '@/components/ui/status-badge';
import { toast } from '@/components/ui/toast';
import type { BatchAction, PersonaBatch } from '@/lib/personas/batch-schema';
import { BatchItems } from './batch-items';
import { batchesKey, steerBatch } from './batch-query';
import { MODE_LABELS } from './persona-words';

const STATUSES: Record<PersonaBatch['status'], { status: Status; label: string }> = {
  running: { status: 'running', label: 'Running' },
  paused: { status: 'pending', label: 'Paused' },
  cancelled: { status: 'revoked', label: 'Cancelled' },
  finished: { status: 'done', label: 'Finished' },
};
const ACTIONS: Record<PersonaBatch['status'], readonly { action: BatchAction; label: string }[]> = {
  running: [
    { action: 'pause', label: 'Pause' },
    { action: 'cancel', label: 'Cancel' },
  ],
  paused: [
    { action: 'resume', label: 'Resume' },
    { action: 'cancel', label: 'Cancel' },
  ],
  cancelled: [],
  finished: [],
};

/** How far a batch is, what can be done about it, and its contacts when they are wanted. */
export function BatchCard({ orgId, batch }: { orgId: string; batch: PersonaBatch }) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const steer = useMutation({
    mutationFn: (action: BatchAction) => steerBatch(batch.id, action),
    onError: (error) => toast('The batch was not changed', { tone: 'bad', description: error.message }),
    onSettled: () => client.invalidateQueries({ queryKey: batchesKey(orgId) }),
  });
  const { total, done, failed, cancelled, asked } = batch;
  const over = done + failed + cancelled;
  return (
    <li className="flex flex-col gap-2 px-4 py-3 text-sm">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusBadge {...STATUSES[batch.status]} />
        <span className="font-medium">{MODE_LABELS[batch.mode]}</span>
        <span className="text-muted">
          {batch.origin === 'refresh' ? 'started by new interactions, ' : ''}
          <RelativeTime value={batch.created_at} />
        </span>
      </p>
      <Progress
        label={asked > 0 ? `Waiting for the provider (${asked})` : 'Contacts'}
        value={total === 0 ? 1 : over / total}
        detail={`${over} of ${total}${failed > 0 ? `, ${failed} failed` : ''}`}
      />
      <p className="text-muted text-xs">{howWords(batch)}</p>
      <div className="flex flex-wrap gap-2">
        {ACTIONS[batch.status].map(({ action, label }) => (
          <Button key={action} size="sm" loading={steer.isPending} onClick={() => steer.mutate(action)}>
            {label}
          </Button>
        ))}
        <Button size="sm" variant="ghost" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide the contacts' : 'Show the contacts'}
        </Button>
      </div>
      {isOpen ? <BatchItems orgId={orgId} batch={batch} /> : null}
    </li>
  );
}

function howWords({ engine, reason }: PersonaBatch): string {
  if (engine)
    return `Through the batch interface of ${engineWords({ engine, model: null })}, at half the price.`;
  return reason ? `One by one: ${reason}` : 'One by one.';
}
