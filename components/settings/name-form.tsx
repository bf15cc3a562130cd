'use client';

import { useRouter } from 'next/navigation';
import { ActionForm, textOf } from '@/components/ui/action-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { renameMe } from '@/lib/orgs/actions';

/** The name under which colleagues see this person. */
export function NameForm({ name }: { name: string }) {
  const router = useRouter();
  return (
    <ActionForm
      action={renameMe}
      toInput={(form) => ({ name: textOf(form, 'name') })}
      onDone={() => {
        toast('Name saved', { tone: 'good' });
        router.refresh();
      }}
      submitLabel="Save name"
      className="max-w-md"
    >
      {(errorOf) => (
        <Field label="Name" error={errorOf('name')}>
          <Input name="name" defaultValue={name} autoComplete="name" />
        </Field>
      )}
    </ActionForm>
  );
}
