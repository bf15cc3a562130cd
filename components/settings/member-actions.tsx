'use client';

import { useOptimistic, useTransition } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { changeMemberRole, removeMember } from '@/lib/orgs/actions';
import type { Member } from '@/lib/orgs/schema';
import { useChange } from './use-change';

const ROLES = [
  { value: 'rep', label: 'Rep' },
  { value: 'admin', label: 'Admin' },
] as const;

export function roleName(role: Member['role']): string {
  return role === 'admin' ? 'Admin' : 'Rep';
}

/** Shows the new role at once; it goes back by itself when the server refuses. */
export function MemberRole({ member, isSelf }: { member: Member; isSelf: boolean }) {
  const [role, showRole] = useOptimistic(member.role);
  const [, start] = useTransition();
  const [change] = useChange(changeMemberRole, {
    done: 'Role changed',
    failed: 'The role was not changed',
  });
  return (
    <Select
      aria-label={`Role of ${member.name || member.email}`}
      options={ROLES}
      value={role}
      disabled={isSelf}
      onValueChange={(next) =>
        start(async () => {
          showRole(next);
          await change({ id: member.id, role: next });
        })
      }
      className="h-7 w-24"
    />
  );
}

export function RemoveMember({ member }: { member: Member }) {
  const name = member.name || member.email || 'this person';
  const [remove] = useChange(removeMember, { done: `${name} removed`, failed: `${name} was not removed` });
  return (
    <AlertDialog
      title={`Remove ${name}?`}
      description="They lose access at once. Everything they own stays with the organisation."
      confirmLabel="Remove member"
      onConfirm={async () => (await remove({ id: member.id })) !== undefined}
      trigger={
        <Button size="sm" variant="ghost">
          Remove<span className="sr-only"> {name}</span>
        </Button>
      }
    />
  );
}
