import { type FieldErrors, textOf } from '@/components/ui/action-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { PasswordInput } from '@/components/ui/password-input';
import type { SecretKind } from './provider-words';

interface SecretFieldsProps {
  kind: SecretKind;
  errorOf: FieldErrors;
}

/** What the provider signs with. Where we make the secret up, there is nothing to enter. */
export function SecretFields({ kind, errorOf }: SecretFieldsProps) {
  if (kind === 'none') return null;
  if (kind === 'made')
    return <p className="text-muted text-sm">We make up a secret and show it to you once.</p>;
  if (kind === 'password')
    return (
      <>
        <Field label="User name" error={errorOf('username')}>
          <Input name="username" autoComplete="off" />
        </Field>
        <Field label="Password" error={errorOf('password')} description="At least 8 characters.">
          <PasswordInput name="password" autoComplete="new-password" />
        </Field>
      </>
    );
  if (kind === 'public key')
    return (
      <Field
        label="Verification key"
        optional
        error={errorOf('public_key')}
        description="The public key that SendGrid shows. Without it, we make up a shared secret."
      >
        <Input name="public_key" autoComplete="off" className="font-mono" />
      </Field>
    );
  return (
    <Field
      label="Client secret"
      error={errorOf('secret')}
      description="From the Auth page of your HubSpot app: HubSpot signs with it."
    >
      <PasswordInput name="secret" autoComplete="off" />
    </Field>
  );
}

/** What was entered, without empty fields: the server makes up what may be absent. */
export function secretFrom(form: FormData) {
  const given = (name: string) => textOf(form, name).trim() || undefined;
  return {
    ...(given('secret') ? { secret: given('secret') } : {}),
    ...(given('public_key') ? { public_key: given('public_key') } : {}),
    ...(given('username') ? { username: given('username') } : {}),
    ...(given('password') ? { password: given('password') } : {}),
  };
}
