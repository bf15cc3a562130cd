'use client';

import { useState } from 'react';
import { ActionForm, textOf } from '@/components/ui/action-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { PasswordInput } from '@/components/ui/password-input';
import { signUp } from '@/lib/auth/actions';
import { EmailField } from './email-field';

interface SignUpProps {
  next: string;
  /** From an invitation: the address is then fixed. */
  email?: string | undefined;
}

export function SignUp({ next, email }: SignUpProps) {
  const [mustConfirm, setMustConfirm] = useState(false);
  if (mustConfirm)
    return (
      <Notice tone="good" title="Confirm your e-mail address">
        We have sent you a mail. Follow the link in it to go on.
      </Notice>
    );
  return (
    <ActionForm
      wide
      action={signUp}
      toInput={(form) => ({
        name: textOf(form, 'name'),
        email: textOf(form, 'email'),
        password: textOf(form, 'password'),
        next,
      })}
      onDone={(data) => {
        if (data.state === 'confirm_email') setMustConfirm(true);
        else window.location.assign(data.next);
      }}
      submitLabel="Create account"
    >
      {(errorOf) => (
        <>
          <Field label="Name" error={errorOf('name')}>
            <Input name="name" autoComplete="name" />
          </Field>
          <EmailField error={errorOf('email')} defaultValue={email} readOnly={Boolean(email)} />
          <Field
            label="Password"
            error={errorOf('password')}
            description="At least 8 characters. Pasting from a password manager works."
          >
            <PasswordInput name="password" autoComplete="new-password" />
          </Field>
        </>
      )}
    </ActionForm>
  );
}
