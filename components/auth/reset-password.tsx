'use client';

import { useState } from 'react';
import { ActionForm, textOf } from '@/components/ui/action-form';
import { Field } from '@/components/ui/field';
import { PasswordInput } from '@/components/ui/password-input';
import { requestPasswordReset, updatePassword } from '@/lib/auth/actions';
import { EmailField } from './email-field';
import { MailSent } from './mail-sent';

export function ResetRequest() {
  const [sentTo, setSentTo] = useState('');
  if (sentTo)
    return (
      <MailSent to={sentTo} onAgain={() => setSentTo('')}>
        The link in it lets you choose a new password.
      </MailSent>
    );
  return (
    <ActionForm
      wide
      action={requestPasswordReset}
      toInput={(form) => ({ email: textOf(form, 'email') })}
      onDone={(_, form) => setSentTo(textOf(new FormData(form), 'email'))}
      submitLabel="Send me a link"
    >
      {(errorOf) => <EmailField error={errorOf('email')} />}
    </ActionForm>
  );
}

interface NewPasswordProps {
  submitLabel: string;
  wide?: boolean;
  onDone: (next: string, form: HTMLFormElement) => void;
}

export function NewPassword({ submitLabel, wide, onDone }: NewPasswordProps) {
  return (
    <ActionForm
      wide={wide ?? false}
      action={updatePassword}
      toInput={(form) => ({ password: textOf(form, 'password') })}
      onDone={(data, form) => onDone(data.next, form)}
      submitLabel={submitLabel}
    >
      {(errorOf) => (
        <Field
          label="New password"
          error={errorOf('password')}
          description="At least 8 characters. You are signed out on your other devices."
        >
          <PasswordInput name="password" autoComplete="new-password" />
        </Field>
      )}
    </ActionForm>
  );
}

export function NewPasswordPage() {
  return <NewPassword wide submitLabel="Save password" onDone={(next) => window.location.assign(next)} />;
}
