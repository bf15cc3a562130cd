'use client';

import { UserPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ActionForm, textOf } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { inviteMember } from '@/lib/orgs/actions';
import { ShownOnce } from './shown-once';

export function InviteMember() {
  const [isOpen, setOpen] = useState(false);
  const [link, setLink] = useState('');
  const router = useRouter();
  const change = (open: boolean) => {
    setOpen(open);
    if (!open) setLink('');
  };
  return (
    <Dialog
      title={link ? 'Send this link' : 'Invite a colleague'}
      open={isOpen}
      onOpenChange={change}
      trigger={
        <Button variant="primary" icon={<UserPlus aria-hidden />}>
          Invite
        </Button>
      }
    >
      {link ? (
        <ShownOnce label="Invitation link" secret={link}>
          It works for this address only, for seven days. You will not see it again.
        </ShownOnce>
      ) : (
        <ActionForm
          action={inviteMember}
          toInput={(form) => ({
            email: textOf(form, 'email'),
            role: textOf(form, 'role') === 'admin' ? ('admin' as const) : ('rep' as const),
          })}
          onDone={(data) => {
            setLink(data.link);
            router.refresh();
          }}
          submitLabel="Create invitation"
        >
          {(errorOf) => (
            <>
              <Field label="E-mail address" error={errorOf('email')}>
                <Input name="email" type="email" autoComplete="off" />
              </Field>
              <RadioGroup
                label="Role"
                name="role"
                defaultValue="rep"
                options={[
                  { value: 'rep', label: 'Rep', description: 'Works with deals, contacts and insights.' },
                  {
                    value: 'admin',
                    label: 'Admin',
                    description: 'Also manages members, keys, rules, engines and retention.',
                  },
                ]}
              />
            </>
          )}
        </ActionForm>
      )}
    </Dialog>
  );
}
