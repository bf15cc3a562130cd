import type { Metadata } from 'next';
import { AcceptInvitation, WrongPerson } from '@/components/auth/accept-invitation';
import { AuthHeading } from '@/components/auth/auth-heading';
import { SignUp } from '@/components/auth/sign-up';
import { TextLink } from '@/components/auth/text-link';
import { Notice } from '@/components/ui/notice';
import { currentPerson } from '@/lib/auth/session';
import { peekInvitation } from '@/lib/orgs/service';
import { serverClient } from '@/lib/supabase/server';

export const metadata: Metadata = { title: 'Join', referrer: 'no-referrer' };

export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const person = await currentPerson();
  const invitation = await peekInvitation(person?.db ?? (await serverClient()), token);
  if (invitation?.state !== 'open') return <ClosedInvitation state={invitation?.state} />;
  const { organizationName, email, role } = invitation;
  const here = `/join/${token}`;
  return (
    <>
      <AuthHeading title={`Join ${organizationName}`}>
        You are invited as {role === 'admin' ? 'an admin' : 'a rep'}, with {email}.
      </AuthHeading>
      {person && person.email === email ? (
        <AcceptInvitation token={token} organizationName={organizationName} />
      ) : null}
      {person && person.email !== email ? <WrongPerson signedInAs={person.email} invited={email} /> : null}
      {person ? null : (
        <>
          <SignUp next={here} email={email} />
          <p className="mt-4 text-muted text-sm">
            You have an account?{' '}
            <TextLink href="/login" next={here}>
              Sign in
            </TextLink>
          </p>
        </>
      )}
    </>
  );
}

function ClosedInvitation({ state }: { state: 'accepted' | 'expired' | 'open' | undefined }) {
  const isUsed = state === 'accepted';
  return (
    <>
      <AuthHeading title="This invitation is closed" />
      <Notice tone="warn">
        {isUsed ? 'It has been used already. ' : 'It has expired or was withdrawn. '}
        {isUsed ? 'Sign in to go on.' : 'Ask an admin of the organisation for a new one.'}
      </Notice>
      <p className="mt-4 text-sm">
        <TextLink href="/login">Go to the sign-in</TextLink>
      </p>
    </>
  );
}
