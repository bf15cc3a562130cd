'use client';

import { toast } from '@/components/ui/toast';

// Bound to the actions of lib/auth and lib/orgs as soon as they exist.
export function useSignOut(): () => void {
  return () => toast('Signing out is not available yet', { tone: 'bad' });
}

export function useSwitchOrg(): (orgId: string) => void {
  return () => toast('Switching is not available yet', { tone: 'bad' });
}
