'use client';

import { useState } from 'react';
import { ActionForm, textOf } from '@/components/ui/action-form';
import { Field } from '@/components/ui/field';
import { PasswordInput } from '@/components/ui/password-input';
import { Tabs } from '@/components/ui/tabs';
import { requestMagicLink, signIn } from '@/lib/auth/actions';
import { EmailField } from './email-field';
import { MailSent } from './mail-sent';
import { TextLink } from './text-link';

interface SignInProps {
  next: string;
  email?: string | undefined;
}

export function SignIn({ next, email }: SignInProps) {
  return (
    <Tabs
      label="Way of signing in"
      param="with"
      tabs={[
        { value: 'password', label: 'With a password', content: <PasswordForm next={next} email={email} /> },
        { value: 'link', label: 'Link by e-mail', content: <MagicLinkForm next={next} email={email} /> },
      ]}
    />
  );
}

function PasswordForm({ next, email }: SignInProps) {
  const [isLeaving, setLeaving] = useState(false);
  return (
    <ActionForm
      wide
      action={signIn}
      toInput={(form) => ({ email: textOf(form, 'email'), password: textOf(form, 'password'), next })}
      onDone={(data) => {
        setLeaving(true);
        // A whole new page: nothing of an earlier session stays in memory.
        window.location.assign(data.next);
      }}
      submitLabel={isLeaving ? 'Opening…' : 'Sign in'}
      actions={
        <p className="py-1 text-center text-sm">
          <TextLink href="/reset">Forgot your password?</TextLink>
        </p>
      }
    >
      {(errorOf) => (
        <>
          <EmailField error={errorOf('email')} defaultValue={email} />
          <Field label="Password" error={errorOf('password')}>
            <PasswordInput name="password" autoComplete="current-password" />
          </Field>
        </>
      )}
    </ActionForm>
  );
}

function MagicLinkForm({ next, email }: SignInProps) {
  const [sentTo, setSentTo] = useState('');
  if (sentTo)
    return (
      <MailSent to={sentTo} onAgain={() => setSentTo('')}>
        Open the link in it on this device and you are signed in.
      </MailSent>
    );
  return (
    <ActionForm
      wide
      action={requestMagicLink}
      toInput={(form) => ({ email: textOf(form, 'email'), next })}
      onDone={(_, form) => setSentTo(textOf(new FormData(form), 'email'))}
      submitLabel="Send me a link"
    >
      {(errorOf) => <EmailField error={errorOf('email')} defaultValue={email} />}
    </ActionForm>
  );
}
