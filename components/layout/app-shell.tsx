import type { ReactNode } from 'react';
import { MobileBar } from './mobile-bar';
import { ShellPanels } from './shell-panels';
import type { ShellPerson } from './shell-person';
import { Sidebar } from './sidebar';
import { SkipLink } from './skip-link';

interface AppShellProps {
  person: ShellPerson;
  startsCollapsed: boolean;
  children: ReactNode;
}

/** The frame of every signed-in page. The window scrolls, so the browser restores the place on the way back. */
export function AppShell({ person, startsCollapsed, children }: AppShellProps) {
  return (
    <>
      <SkipLink />
      <MobileBar orgName={person.org.name} />
      <div className="flex min-h-dvh">
        <Sidebar person={person} startsCollapsed={startsCollapsed} />
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 px-4 py-4 outline-none md:px-8 md:py-6">
          <div className="mx-auto max-w-7xl">{children}</div>
        </main>
      </div>
      <ShellPanels person={person} />
    </>
  );
}
