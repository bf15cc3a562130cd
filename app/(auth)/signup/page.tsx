import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { AuthHeading } from '@/components/auth/auth-heading';
import { SignUp } from '@/components/auth/sign-up';
import { TextLink } from '@/components/auth/text-link';
import { safeNext } from '@/lib/auth/paths';
import { currentPerson } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'Create an account' };

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const next = safeNext((await searchParams).next);
  if (await currentPerson()) redirect(next as Route);
  return (
    <>
      <AuthHeading title="Create an account">
        Already have one?{' '}
        <TextLink href="/login" next={next}>
          Sign in
        </TextLink>
      </AuthHeading>
      <SignUp next={next} />
    </>
  );
}
