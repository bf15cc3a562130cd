'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Pause, Play, Send, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useChange } from '@/components/settings/use-change';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { deleteSubscription, sendTestEvent, updateSubscription } from '@/lib/subscriptions/actions';
import type { Subscription } from '@/lib/subscriptions/subscription-schema';
import { eventKeys } from './event-keys';
import { nameOf } from './event-words';

/** Send a test, pause or resume, delete. */
export function SubscriptionActions({ orgId, subscription }: { orgId: string; subscription: Subscription }) {
  const { id, status } = subscription;
  const router = useRouter();
  const client = useQueryClient();
  const isActive = status === 'active';
  const [test, isTesting] = useChange(sendTestEvent, {
    done: 'The test is on its way: the log shows what came back',
    failed: 'The test was not sent',
  });
  const [update, isUpdating] = useChange(updateSubscription, {
    done: isActive ? 'Paused: nothing is kept for it meanwhile' : 'Resumed',
    failed: 'The state was not changed',
  });
  const [remove] = useChange(deleteSubscription, {
    done: 'Subscription deleted',
    failed: 'The subscription was not deleted',
  });
  return (
    <>
      <Button
        icon={<Send aria-hidden />}
        loading={isTesting}
        onClick={async () => {
          if (await test({ id })) await client.invalidateQueries({ queryKey: eventKeys(orgId).root });
        }}
      >
        Send test
      </Button>
      <Button
        icon={isActive ? <Pause aria-hidden /> : <Play aria-hidden />}
        loading={isUpdating}
        onClick={() => update({ id, status: isActive ? 'paused' : 'active' })}
      >
        {isActive ? 'Pause' : 'Resume'}
      </Button>
      <AlertDialog
        title={`Delete “${nameOf(subscription)}”?`}
        description="It is told nothing any more, and its log goes. This can’t be undone."
        confirmLabel="Delete subscription"
        onConfirm={async () => {
          if ((await remove({ id })) === undefined) return false;
          router.push('/settings/events');
          return true;
        }}
        trigger={
          <Button variant="ghost" icon={<Trash2 aria-hidden />}>
            Delete
          </Button>
        }
      />
    </>
  );
}
