'use client';

import { toast } from '@/components/ui/toast';
import { useAction } from '@/components/ui/use-action';
import { signOut, switchOrganization } from '@/lib/auth/actions';
import { getQueryClient } from '@/lib/query/client';

/** Leaves nothing of the session in the memory of the tab. */
export function useSignOut(): () => void {
  const [run] = useAction(signOut);
  return async () => {
    getQueryClient().clear();
    const result = await run({});
    if (!result.ok) toast('You are still signed in', { tone: 'bad', description: result.error.message });
  };
}

export function useSwitchOrg(): (orgId: string) => void {
  const [run] = useAction(switchOrganization);
  return async (orgId) => {
    const result = await run({ org_id: orgId });
    if (!result.ok)
      return toast('The organisation was not switched', { tone: 'bad', description: result.error.message });
    getQueryClient().clear();
    // A whole new page, on a place that every organisation has.
    window.location.assign('/');
  };
}
