'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ShownOnce } from '@/components/settings/shown-once';
import { ActionForm } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { createSubscription } from '@/lib/subscriptions/actions';
import { SubscriptionFields, subscriptionFrom } from './subscription-fields';

export function CreateSubscription() {
  const [isOpen, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const router = useRouter();
  const change = (open: boolean) => {
    setOpen(open);
    if (!open) setSecret(null);
  };
  return (
    <Dialog
      title={secret ? 'Copy the secret now' : 'Add a subscription'}
      open={isOpen}
      onOpenChange={change}
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          Add subscription
        </Button>
      }
    >
      {secret ? (
        <ShownOnce label="Secret" secret={secret}>
          It signs every message, as Standard Webhooks say. You will not see it again.
        </ShownOnce>
      ) : (
        <ActionForm
          action={createSubscription}
          toInput={subscriptionFrom}
          onDone={(created) => {
            setSecret(created.secret);
            router.refresh();
          }}
          submitLabel="Add subscription"
        >
          {(errorOf) => <SubscriptionFields errorOf={errorOf} />}
        </ActionForm>
      )}
    </Dialog>
  );
}
