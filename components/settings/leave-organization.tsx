'use client';

import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { useAction } from '@/components/ui/use-action';
import { leaveOrganization } from '@/lib/orgs/actions';

export function LeaveOrganization({ organizationName }: { organizationName: string }) {
  const [run] = useAction(leaveOrganization);
  const leave = async () => {
    const result = await run({});
    if (result.ok) return window.location.assign('/');
    toast('You are still a member', { tone: 'bad', description: result.error.message });
    return false;
  };
  return (
    <div className="flex flex-wrap items-center justify-between gap-4 text-sm">
      <p className="text-muted">Your deals and contacts stay with {organizationName}.</p>
      <AlertDialog
        title={`Leave ${organizationName}?`}
        description="You lose access at once. Coming back needs a new invitation."
        confirmLabel="Leave organisation"
        onConfirm={leave}
        trigger={<Button>Leave…</Button>}
      />
    </div>
  );
}
