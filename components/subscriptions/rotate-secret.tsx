'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ShownOnce } from '@/components/settings/shown-once';
import { ActionForm } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { rotateSubscriptionSecret } from '@/lib/subscriptions/actions';

/** A new secret; both sign for a day, so that the receiver can change over without a gap. */
export function RotateSecret({ id }: { id: string }) {
  const [isOpen, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const router = useRouter();
  const change = (open: boolean) => {
    setOpen(open);
    if (!open) setSecret(null);
  };
  return (
    <Dialog
      title={secret ? 'Copy the secret now' : 'Replace the secret'}
      description="Messages carry the signatures of both secrets for a day: change it at the receiver without a gap."
      open={isOpen}
      onOpenChange={change}
      trigger={<Button size="sm">Replace secret</Button>}
    >
      {secret ? (
        <ShownOnce label="Secret" secret={secret}>
          You will not see it again. Enter it at the receiver.
        </ShownOnce>
      ) : (
        <ActionForm
          action={rotateSubscriptionSecret}
          toInput={() => ({ id })}
          onDone={(data) => {
            setSecret(data.secret);
            router.refresh();
          }}
          submitLabel="Replace secret"
        >
          {() => null}
        </ActionForm>
      )}
    </Dialog>
  );
}
