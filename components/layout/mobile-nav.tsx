'use client';

import { Drawer } from '@/components/ui/drawer';
import { NavLinks } from './nav-links';
import { OrgButton } from './org-button';
import type { ShellPerson } from './shell-person';
import { UserButton } from './user-button';

interface MobileNavProps {
  person: ShellPerson;
  onOpenChange: (open: boolean) => void;
}

export function MobileNav({ person, onOpenChange }: MobileNavProps) {
  return (
    <Drawer open onOpenChange={onOpenChange} side="left" title="Winloop">
      <div className="flex h-full flex-col gap-4">
        <OrgButton person={person} />
        <nav aria-label="Main" className="flex-1">
          <NavLinks orgId={person.org.id} onNavigate={() => onOpenChange(false)} />
        </nav>
        <div className="flex">
          <UserButton person={person} />
        </div>
      </div>
    </Drawer>
  );
}
