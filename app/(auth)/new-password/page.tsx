import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AuthHeading } from '@/components/auth/auth-heading';
import { NewPasswordPage } from '@/components/auth/reset-password';
import { currentPerson } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'Choose a new password' };

/** Reached through the link of a mail, which has already signed the person in. */
export default async function ChooseNewPasswordPage() {
  const person = await currentPerson();
  if (!person) redirect('/login?link=expired');
  return (
    <>
      <AuthHeading title="Choose a new password">For {person.email}.</AuthHeading>
      <NewPasswordPage />
    </>
  );
}
