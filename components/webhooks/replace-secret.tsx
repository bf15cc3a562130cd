'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ShownOnce } from '@/components/settings/shown-once';
import { ActionForm } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { rotateWebhookSecret } from '@/lib/webhooks/actions';
import type { Endpoint } from '@/lib/webhooks/management-schema';
import { PROVIDER_WORDS } from './provider-words';
import { SecretFields, secretFrom } from './secret-fields';

type Done = { secret?: string };

/** A new secret; the one before keeps counting until the next replacement, so nothing is lost meanwhile. */
export function ReplaceSecret({ endpoint }: { endpoint: Endpoint }) {
  const [isOpen, setOpen] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const router = useRouter();
  const change = (open: boolean) => {
    setOpen(open);
    if (!open) setDone(null);
  };
  return (
    <Dialog
      title={done?.secret ? 'Copy the secret now' : 'Replace the secret'}
      description="The secret before keeps counting until the next replacement: change it at the provider without a gap."
      open={isOpen}
      onOpenChange={change}
      trigger={<Button size="sm">Replace secret</Button>}
    >
      {done === null ? (
        <ActionForm
          action={rotateWebhookSecret}
          toInput={(form) => ({ id: endpoint.id, ...secretFrom(form) })}
          onDone={(data) => {
            setDone(data);
            router.refresh();
          }}
          submitLabel="Replace secret"
        >
          {(errorOf) => <SecretFields kind={PROVIDER_WORDS[endpoint.provider].secret} errorOf={errorOf} />}
        </ActionForm>
      ) : (
        <NewSecret secret={done.secret} />
      )}
    </Dialog>
  );
}

function NewSecret({ secret }: { secret: string | undefined }) {
  if (!secret) return <Notice tone="good">The new secret counts from now on.</Notice>;
  return (
    <ShownOnce label="Secret" secret={secret}>
      You will not see it again. Enter it at the provider.
    </ShownOnce>
  );
}
