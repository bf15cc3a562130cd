'use client';

import { useQueryClient } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { ActionForm, textOf } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { replayWebhookDeliveries } from '@/lib/webhooks/actions';
import type { Endpoint } from '@/lib/webhooks/management-schema';
import { deliveryKeys } from './delivery-keys';

/** The browser's local time, as the server wants it. */
const instant = (local: string): string | undefined => (local ? new Date(local).toISOString() : undefined);

export function ReplayMany({ orgId, endpoint }: { orgId: string; endpoint: Endpoint }) {
  const [isOpen, setOpen] = useState(false);
  const client = useQueryClient();
  return (
    <Dialog
      title="Read deliveries again"
      description="What the ledger has already is not doubled. Events that could not be linked then may find their message now."
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" icon={<RotateCw aria-hidden />}>
          Replay…
        </Button>
      }
    >
      <ActionForm
        action={replayWebhookDeliveries}
        toInput={(form) => ({
          id: endpoint.id,
          only_unlinked: form.get('only_unlinked') === 'on',
          since: instant(textOf(form, 'since')),
          until: instant(textOf(form, 'until')),
        })}
        onDone={({ queued }) => {
          setOpen(false);
          toast(
            queued === 1 ? '1 delivery is being read again' : `${queued} deliveries are being read again`,
            {
              tone: 'good',
            },
          );
          void client.invalidateQueries({ queryKey: deliveryKeys(orgId).root });
        }}
        submitLabel="Read again"
      >
        {(errorOf) => (
          <>
            <div className="grid gap-3 sm:grid-cols-2">
              <Field label="Received from" optional error={errorOf('since')}>
                <Input type="datetime-local" name="since" />
              </Field>
              <Field label="Until" optional error={errorOf('until')}>
                <Input type="datetime-local" name="until" />
              </Field>
            </div>
            <Checkbox
              name="only_unlinked"
              label="Only those with events that found no message"
              defaultChecked
            />
          </>
        )}
      </ActionForm>
    </Dialog>
  );
}
