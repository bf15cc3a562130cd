'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ShownOnce } from '@/components/settings/shown-once';
import { ActionForm, textOf } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { createWebhookEndpoint } from '@/lib/webhooks/actions';
import { PROVIDERS, type Provider } from '@/lib/webhooks/schema';
import { PROVIDER_WORDS } from './provider-words';
import { SecretFields, secretFrom } from './secret-fields';
import { SetupSteps } from './setup-steps';

type Created = { provider: Provider; url: string; secret?: string };

const OPTIONS = PROVIDERS.map((value) => ({ value, label: PROVIDER_WORDS[value].label }));

export function CreateEndpoint() {
  const [isOpen, setOpen] = useState(false);
  const [provider, setProvider] = useState<Provider>('sendgrid');
  const [created, setCreated] = useState<Created | null>(null);
  const router = useRouter();
  const change = (open: boolean) => {
    setOpen(open);
    if (!open) setCreated(null);
  };
  const words = PROVIDER_WORDS[provider];
  return (
    <Dialog
      title={created ? 'Copy the address now' : 'Add a webhook'}
      open={isOpen}
      onOpenChange={change}
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          Add webhook
        </Button>
      }
    >
      {created ? (
        <CreatedEndpoint {...created} />
      ) : (
        <ActionForm
          key={provider}
          action={createWebhookEndpoint}
          toInput={(form) => ({ provider, name: textOf(form, 'name'), ...secretFrom(form) })}
          onDone={({ url, secret }) => {
            setCreated({ provider, url, ...(secret ? { secret } : {}) });
            router.refresh();
          }}
          submitLabel="Add webhook"
        >
          {(errorOf) => (
            <>
              <Field label="From" description={words.sends}>
                <Select options={OPTIONS} value={provider} onValueChange={setProvider} />
              </Field>
              <Field label="Name" optional error={errorOf('name')}>
                <Input name="name" autoComplete="off" placeholder={words.label} />
              </Field>
              <SecretFields kind={words.secret} errorOf={errorOf} />
            </>
          )}
        </ActionForm>
      )}
    </Dialog>
  );
}

function CreatedEndpoint({ provider, url, secret }: Created) {
  return (
    <div className="flex flex-col gap-4">
      <ShownOnce label="Address" secret={url}>
        The address is as secret as a password and is stored as a fingerprint. You will not see it again.
      </ShownOnce>
      {secret ? (
        <ShownOnce label="Secret" secret={secret}>
          It signs what the provider sends. You will not see it again either.
        </ShownOnce>
      ) : null}
      <SetupSteps provider={provider} />
    </div>
  );
}
