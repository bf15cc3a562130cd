'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useAction } from '@/components/ui/use-action';
import { signOut } from '@/lib/auth/actions';
import { acceptInvitation } from '@/lib/orgs/actions';

interface AcceptInvitationProps {
  token: string;
  organizationName: string;
}

export function AcceptInvitation({ token, organizationName }: AcceptInvitationProps) {
  const [run, isPending, error] = useAction(acceptInvitation);
  const accept = async () => {
    const result = await run({ token });
    if (result.ok) window.location.assign('/');
  };
  return (
    <div className="flex flex-col gap-4">
      {error ? <Notice tone="bad">{error.message}</Notice> : null}
      <Button variant="primary" loading={isPending} onClick={accept}>
        Join {organizationName}
      </Button>
    </div>
  );
}

/** Somebody else is signed in on this device: the invitation is not for them. */
export function WrongPerson({ signedInAs, invited }: { signedInAs: string; invited: string }) {
  const [run, isPending] = useAction(signOut);
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="warn" title="This invitation is for somebody else">
        It was sent to {invited}; you are signed in as {signedInAs}.
      </Notice>
      <Button loading={isPending} onClick={() => run({})}>
        Sign out
      </Button>
    </div>
  );
}
