import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { AppShell } from '@/components/layout/app-shell';
import { SIDEBAR_COOKIE } from '@/components/layout/preferences';
import { replySummaryKey } from '@/components/replies/reply-query';
import { currentPerson, requireSession } from '@/lib/auth/session';
import { getQueryClient } from '@/lib/query/client';
import { getReplySummary } from '@/lib/replies/queries';

/** Draws the frame. Every page below still asks for its own session: a layout protects nothing. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const [session, person, jar] = await Promise.all([requireSession(), currentPerson(), cookies()]);
  const client = getQueryClient();
  // Here and not in the pages: the navigation and the page must be drawn with the same count.
  await client.prefetchQuery({
    queryKey: replySummaryKey(session.org.id),
    queryFn: () => getReplySummary(session.db, session.org.id),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
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
    </HydrationBoundary>
  );
}
