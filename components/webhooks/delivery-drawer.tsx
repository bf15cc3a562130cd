'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useChange } from '@/components/settings/use-change';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Drawer } from '@/components/ui/drawer';
import { ErrorState } from '@/components/ui/error-state';
import { DateTime } from '@/components/ui/relative-time';
import { SkeletonRows } from '@/components/ui/skeleton';
import { api } from '@/lib/query/fetch';
import { replayWebhookDelivery } from '@/lib/webhooks/actions';
import type { DeliveryDetail } from '@/lib/webhooks/management-schema';
import { deliveryKeys } from './delivery-keys';
import { verdictOf } from './delivery-words';
import { payloadText } from './payload';

interface DeliveryDrawerProps {
  orgId: string;
  id: string | null;
  onClose: () => void;
}

/** One delivery: verdict, what each event did, headers and the payload as it came. */
export function DeliveryDrawer({ orgId, id, onClose }: DeliveryDrawerProps) {
  const keys = deliveryKeys(orgId);
  const client = useQueryClient();
  const query = useQuery({
    queryKey: keys.detail(id ?? ''),
    queryFn: ({ signal }) => api<DeliveryDetail>(`/webhook-deliveries/${id}`, { signal }),
    enabled: id !== null,
  });
  const [replay, isReplaying] = useChange(replayWebhookDelivery, {
    done: 'It is being read again',
    failed: 'It could not be read again',
  });
  const again = async () => {
    if (id === null || !(await replay({ id }))) return;
    await client.invalidateQueries({ queryKey: keys.root });
  };
  const hasBody = (query.data?.body ?? '') !== '';
  return (
    <Drawer
      title="Delivery"
      open={id !== null}
      onOpenChange={(open) => (open ? undefined : onClose())}
      footer={
        hasBody ? (
          <Button icon={<RotateCw aria-hidden />} loading={isReplaying} onClick={again}>
            Read again
          </Button>
        ) : null
      }
    >
      {query.isPending ? <SkeletonRows rows={6} label="Reading the delivery" /> : null}
      {query.isError ? (
        <ErrorState title="The delivery could not be read" onRetry={() => query.refetch()}>
          {query.error.message}
        </ErrorState>
      ) : null}
      {query.data ? <Details delivery={query.data} /> : null}
    </Drawer>
  );
}

function Details({ delivery }: { delivery: DeliveryDetail }) {
  const { label, tone } = verdictOf(delivery);
  const payload = payloadText(delivery.body);
  return (
    <div className="flex flex-col gap-4 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={tone}>{label}</Badge>
        <DateTime value={delivery.received_at} />
      </p>
      {delivery.error ? <p>{delivery.error}</p> : null}
      <section aria-label="What it changed" className="flex flex-col gap-2">
        <h3 className="font-medium">What it changed</h3>
        {delivery.effects.length === 0 ? <p className="text-muted">Nothing.</p> : null}
        <ul className="flex flex-col gap-2">
          {delivery.effects.map((effect, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: effects have no id and never move.
            <li key={i} className="rounded-md border border-line px-3 py-2">
              <span className="font-medium">{effect.event}</span> · {effect.result}
              {effect.reason ? <p className="text-muted">{effect.reason}</p> : null}
            </li>
          ))}
        </ul>
      </section>
      <section aria-label="Payload" className="flex flex-col gap-2">
        <h3 className="flex items-center justify-between font-medium">
          Payload {payload ? <CopyButton text={payload} /> : null}
        </h3>
        {payload ? (
          <pre className="whitespace-pre-wrap break-all rounded-md bg-sunken p-3 font-mono text-xs">
            {payload}
          </pre>
        ) : (
          <p className="text-muted">
            Nothing was kept: a repeat, a refused delivery, or one beyond the retention period.
          </p>
        )}
      </section>
    </div>
  );
}
