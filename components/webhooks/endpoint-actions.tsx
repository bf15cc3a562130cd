'use client';

import { Pause, Play, Send, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useChange } from '@/components/settings/use-change';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { deleteWebhookEndpoint, testWebhookEndpoint, updateWebhookEndpoint } from '@/lib/webhooks/actions';
import type { Endpoint } from '@/lib/webhooks/management-schema';
import { effectsInWords, verdictOf } from './delivery-words';
import { nameOf } from './endpoint-table';

/** Send a test, pause or resume, delete. */
export function EndpointActions({ endpoint, onTested }: { endpoint: Endpoint; onTested: () => void }) {
  const { id, status } = endpoint;
  const router = useRouter();
  const isActive = status === 'active';
  const [test, isTesting] = useChange(testWebhookEndpoint, { done: '', failed: 'The test was not sent' });
  const [update, isUpdating] = useChange(updateWebhookEndpoint, {
    done: isActive ? 'Paused: deliveries are kept until you resume' : 'Resumed: what waited is read now',
    failed: 'The state was not changed',
  });
  const [remove] = useChange(deleteWebhookEndpoint, {
    done: 'Webhook deleted',
    failed: 'The webhook was not deleted',
  });
  const sendTest = async () => {
    const answer = await test({ id });
    if (!answer) return;
    toast(`Test: ${verdictOf(answer.data).label.toLowerCase()}`, {
      tone: answer.data.verdict === 'accepted' ? 'good' : 'bad',
      description: `${effectsInWords(answer.data)}. It names nothing that exists, so no outcome changed.`,
    });
    onTested();
  };
  return (
    <>
      <Button icon={<Send aria-hidden />} loading={isTesting} onClick={sendTest}>
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
        title={`Delete “${nameOf(endpoint)}”?`}
        description="Its address stops answering and its log goes. What was learned from it stays. This can’t be undone."
        confirmLabel="Delete webhook"
        onConfirm={async () => {
          if ((await remove({ id })) === undefined) return false;
          router.push('/settings/webhooks');
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
