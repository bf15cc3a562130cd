'use client';

import { PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { buttonStyles } from '@/components/ui/button-styles';
import { cn } from '@/components/ui/cn';
import { Kbd } from '@/components/ui/kbd';
import { NavLinks } from './nav-links';
import { OrgButton } from './org-button';
import { rememberSidebar } from './preferences';
import { onToggleSidebar, openPanel } from './shell-events';
import type { ShellPerson } from './shell-person';
import { UserButton } from './user-button';

/** Navigation beside the page from 768 px up. Its width is a choice that the server remembers. */
export function Sidebar({ person, startsCollapsed }: { person: ShellPerson; startsCollapsed: boolean }) {
  const [isCollapsed, setCollapsed] = useState(startsCollapsed);
  const toggle = () => {
    setCollapsed(!isCollapsed);
    rememberSidebar(!isCollapsed);
  };
  useEffect(() => onToggleSidebar(toggle));
  return (
    <aside
      data-collapsed={isCollapsed || undefined}
      className={cn(
        'group/nav sticky top-0 hidden h-dvh shrink-0 flex-col gap-2 border-r bg-canvas p-2 md:flex',
        isCollapsed ? 'w-13' : 'w-56',
      )}
    >
      <OrgButton person={person} />
      <button
        type="button"
        onClick={() => openPanel('palette')}
        aria-keyshortcuts="Meta+K Control+K"
        title="Search (⌘K)"
        className="flex h-8 items-center gap-2.5 rounded-md border border-line bg-surface px-2 text-muted text-sm shadow-raised hover:bg-hover"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="flex-1 text-left group-data-collapsed/nav:sr-only">Search</span>
        <Kbd keys="⌘ K" className="group-data-collapsed/nav:hidden" />
      </button>
      <nav aria-label="Main" className="min-h-0 flex-1 overflow-y-auto">
        <NavLinks orgId={person.org.id} />
      </nav>
      <div className="flex items-center gap-1 group-data-collapsed/nav:flex-col">
        <UserButton person={person} />
        <button
          type="button"
          onClick={toggle}
          aria-expanded={!isCollapsed}
          aria-label="Navigation names"
          title={isCollapsed ? 'Show names ([)' : 'Hide names ([)'}
          className={buttonStyles('ghost', 'md', true)}
        >
          {isCollapsed ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
        </button>
      </div>
    </aside>
  );
}
