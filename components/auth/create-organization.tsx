'use client';

import { ActionForm, textOf } from '@/components/ui/action-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { createOrganization } from '@/lib/orgs/actions';

export function CreateOrganization() {
  return (
    <ActionForm
      wide
      action={createOrganization}
      toInput={(form) => ({ name: textOf(form, 'name') })}
      onDone={() => window.location.assign('/import')}
      submitLabel="Create organisation"
    >
      {(errorOf) => (
        <Field
          label="Name of the organisation"
          error={errorOf('name')}
          description="Your company or team. You become its admin and can invite the others."
        >
          <Input name="name" autoComplete="organization" />
        </Field>
      )}
    </ActionForm>
  );
}
