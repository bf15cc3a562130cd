'use client';

import { AlertDialog } from '@/components/ui/alert-dialog';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import { withdrawInvitation } from '@/lib/orgs/actions';
import type { Invitation } from '@/lib/orgs/schema';
import { roleName } from './member-actions';
import { useChange } from './use-change';

export function InvitationList({ invitations }: { invitations: readonly Invitation[] }) {
  return (
    <ul className="divide-y divide-line text-sm">
      {invitations.map((invitation) => (
        <li key={invitation.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
          <span className="min-w-0 flex-1 truncate">{invitation.email}</span>
          <Badge>{roleName(invitation.role)}</Badge>
          <span className="text-muted text-xs">
            ends <RelativeTime value={invitation.expires_at} />
          </span>
          <Withdraw invitation={invitation} />
        </li>
      ))}
    </ul>
  );
}

function Withdraw({ invitation }: { invitation: Invitation }) {
  const [withdraw] = useChange(withdrawInvitation, {
    done: 'Invitation withdrawn',
    failed: 'The invitation was not withdrawn',
  });
  return (
    <AlertDialog
      title={`Withdraw the invitation for ${invitation.email}?`}
      description="The link stops working at once. You can invite them again."
      confirmLabel="Withdraw invitation"
      onConfirm={async () => (await withdraw({ id: invitation.id })) !== undefined}
      trigger={
        <Button size="sm" variant="ghost">
          Withdraw<span className="sr-only"> the invitation for {invitation.email}</span>
        </Button>
      }
    />
  );
}
