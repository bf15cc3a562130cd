import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { AppShell } from '@/components/layout/app-shell';
import { SIDEBAR_COOKIE } from '@/components/layout/preferences';
import { currentPerson, requireSession } from '@/lib/auth/session';

/** Draws the frame. Every page below still asks for its own session: a layout protects nothing. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const [session, person, jar] = await Promise.all([requireSession(), currentPerson(), cookies()]);
  return (
    <AppShell
      startsCollapsed={jar.get(SIDEBAR_COOKIE)?.value === 'collapsed'}
      person={{
        name: session.principal.name,
        email: person?.email ?? '',
        role: session.principal.role,
        org: session.org,
        orgs: session.orgs,
      }}
    >
      {children}
    </AppShell>
  );
}
