import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { AuthHeading } from '@/components/auth/auth-heading';
import { SignIn } from '@/components/auth/sign-in';
import { TextLink } from '@/components/auth/text-link';
import { Notice } from '@/components/ui/notice';
import { safeNext } from '@/lib/auth/paths';
import { currentPerson } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'Sign in' };

interface LoginProps {
  searchParams: Promise<{ next?: string; link?: string; email?: string }>;
}

export default async function LoginPage({ searchParams }: LoginProps) {
  const { next: wanted, link, email } = await searchParams;
  const next = safeNext(wanted);
  if (await currentPerson()) redirect(next as Route);
  return (
    <>
      <AuthHeading title="Sign in">
        New here?{' '}
        <TextLink href="/signup" next={next}>
          Create an account
        </TextLink>
      </AuthHeading>
      {link === 'expired' ? (
        <Notice tone="warn" title="This link does not work any more" className="mb-4">
          It has expired or was used already. Sign in, or ask for a new one.
        </Notice>
      ) : null}
      <SignIn next={next} email={email} />
    </>
  );
}
