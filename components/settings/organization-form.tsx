'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ActionForm, textOf } from '@/components/ui/action-form';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { updateOrganization } from '@/lib/orgs/actions';
import type { Settings } from '@/lib/orgs/schema';

interface OrganizationFormProps {
  settings: Pick<Settings, 'name' | 'default_currency' | 'time_zone'>;
  zones: readonly string[];
  canEdit: boolean;
}

export function OrganizationForm({ settings, zones, canEdit }: OrganizationFormProps) {
  const [zone, setZone] = useState(settings.time_zone);
  const router = useRouter();
  if (!canEdit)
    return (
      <dl className="grid grid-cols-[10rem_minmax(0,1fr)] gap-y-2 text-sm">
        <dt className="text-muted">Name</dt>
        <dd>{settings.name}</dd>
        <dt className="text-muted">Currency of new deals</dt>
        <dd>{settings.default_currency}</dd>
        <dt className="text-muted">Time zone</dt>
        <dd>{settings.time_zone}</dd>
      </dl>
    );
  return (
    <ActionForm
      action={updateOrganization}
      toInput={(form) => ({
        name: textOf(form, 'name'),
        default_currency: textOf(form, 'default_currency').toUpperCase(),
        time_zone: zone,
      })}
      onDone={() => {
        toast('Organisation saved', { tone: 'good' });
        router.refresh();
      }}
      submitLabel="Save"
      className="max-w-md"
    >
      {(errorOf) => (
        <>
          <Field label="Name" error={errorOf('name')}>
            <Input name="name" defaultValue={settings.name} />
          </Field>
          <Field
            label="Currency of new deals"
            error={errorOf('default_currency')}
            description="Three letters, such as EUR. Deals that have a currency keep it."
          >
            <Input
              name="default_currency"
              defaultValue={settings.default_currency}
              maxLength={3}
              className="uppercase"
            />
          </Field>
          <Field label="Time zone" error={errorOf('time_zone')} description="Days and weeks begin by it.">
            <Combobox
              options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
              value={zone}
              onValueChange={setZone}
              searchLabel="Search time zones"
            />
          </Field>
        </>
      )}
    </ActionForm>
  );
}
