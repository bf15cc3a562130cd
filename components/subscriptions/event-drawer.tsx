'use client';

import { useQueryClient } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useChange } from '@/components/settings/use-change';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Drawer } from '@/components/ui/drawer';
import { DateTime } from '@/components/ui/relative-time';
import { replayEventDelivery } from '@/lib/subscriptions/actions';
import type { EventDelivery } from '@/lib/subscriptions/subscription-schema';
import { eventKeys } from './event-keys';
import { attemptInWords, deliveryState } from './event-words';

interface EventDrawerProps {
  orgId: string;
  delivery: EventDelivery | null;
  onClose: () => void;
}

/** One message: what it said, and what became of its last attempt. */
export function EventDrawer({ orgId, delivery, onClose }: EventDrawerProps) {
  const client = useQueryClient();
  const [replay, isReplaying] = useChange(replayEventDelivery, {
    done: 'It is sent again',
    failed: 'It could not be sent again',
  });
  const again = async (id: string) => {
    if (await replay({ id })) await client.invalidateQueries({ queryKey: eventKeys(orgId).root });
  };
  return (
    <Drawer
      title="Message"
      open={delivery !== null}
      onOpenChange={(open) => (open ? undefined : onClose())}
      footer={
        delivery && delivery.status !== 'pending' ? (
          <Button icon={<RotateCw aria-hidden />} loading={isReplaying} onClick={() => again(delivery.id)}>
            Send again
          </Button>
        ) : null
      }
    >
      {delivery ? <Details delivery={delivery} /> : null}
    </Drawer>
  );
}

function Details({ delivery }: { delivery: EventDelivery }) {
  const { label, tone } = deliveryState(delivery);
  const payload = JSON.stringify(delivery.payload, null, 2);
  return (
    <div className="flex flex-col gap-4 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={tone}>{label}</Badge>
        <DateTime value={delivery.created_at} />
      </p>
      <p>{attemptInWords(delivery)}</p>
      {delivery.status === 'pending' && delivery.next_attempt_at ? (
        <p className="text-muted">
          Next attempt: <DateTime value={delivery.next_attempt_at} />
        </p>
      ) : null}
      <dl className="flex flex-col gap-1">
        <dt className="font-medium">webhook-id</dt>
        <dd className="break-all font-mono text-xs">{delivery.id}</dd>
      </dl>
      <section aria-label="Payload" className="flex flex-col gap-2">
        <h3 className="flex items-center justify-between font-medium">
          Payload <CopyButton text={payload} />
        </h3>
        <pre className="whitespace-pre-wrap break-all rounded-md bg-sunken p-3 font-mono text-xs">
          {payload}
        </pre>
      </section>
    </div>
  );
}
