'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ActionForm, textOf } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { createApiKey } from '@/lib/orgs/actions';
import { ShownOnce } from './shown-once';

const SCOPES = [
  { value: 'read', description: 'See deals, contacts, forecasts and insights.' },
  { value: 'write', description: 'Also import, change and give feedback.' },
  { value: 'admin', description: 'Also what only admins may do. Rarely needed.' },
] as const;

export function CreateApiKey() {
  const [isOpen, setOpen] = useState(false);
  const [secret, setSecret] = useState('');
  const router = useRouter();
  const change = (open: boolean) => {
    setOpen(open);
    if (!open) setSecret('');
  };
  return (
    <Dialog
      title={secret ? 'Copy your key now' : 'Create an API key'}
      open={isOpen}
      onOpenChange={change}
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          Create key
        </Button>
      }
    >
      {secret ? (
        <ShownOnce label="API key" secret={secret}>
          Only its fingerprint is stored. You will not see it again.
        </ShownOnce>
      ) : (
        <ActionForm
          action={createApiKey}
          toInput={(form) => ({
            name: textOf(form, 'name'),
            scopes: SCOPES.map(({ value }) => value).filter((value) => form.getAll('scopes').includes(value)),
          })}
          onDone={(data) => {
            setSecret(data.key);
            router.refresh();
          }}
          submitLabel="Create key"
        >
          {(errorOf) => (
            <>
              <Field
                label="Name"
                error={errorOf('name')}
                description="What will use it, so that you can tell keys apart."
              >
                <Input name="name" autoComplete="off" />
              </Field>
              <fieldset className="flex flex-col gap-2">
                <legend className="mb-1 font-medium text-sm">Scopes</legend>
                {SCOPES.map(({ value, description }) => (
                  <Checkbox
                    key={value}
                    name="scopes"
                    value={value}
                    label={value}
                    description={description}
                    defaultChecked={value === 'read'}
                  />
                ))}
                {errorOf('scopes') ? <p className="text-bad-ink text-sm">{errorOf('scopes')}</p> : null}
              </fieldset>
            </>
          )}
        </ActionForm>
      )}
    </Dialog>
  );
}
