'use client';

import { Plus, UserPlus } from 'lucide-react';
import type { Route } from 'next';
import type { ReactElement } from 'react';
import { Menu, MenuChoices, MenuLink, MenuSeparator } from '@/components/ui/menu';
import { useSwitchOrg } from './session-actions';
import type { ShellPerson } from './shell-person';

interface OrgMenuProps {
  person: ShellPerson;
  trigger: ReactElement;
  defaultOpen: boolean;
}

export function OrgMenu({ person, trigger, defaultOpen }: OrgMenuProps) {
  const switchTo = useSwitchOrg();
  return (
    <Menu trigger={trigger} align="start" defaultOpen={defaultOpen}>
      <MenuChoices
        label="Organisations"
        value={person.org.id}
        options={person.orgs.map((org) => ({ value: org.id, label: org.name }))}
        onValueChange={switchTo}
      />
      <MenuSeparator />
      {person.role === 'admin' ? (
        <MenuLink href={'/settings/members' as Route} icon={<UserPlus />}>
          Invite colleagues
        </MenuLink>
      ) : null}
      <MenuLink href={'/welcome' as Route} icon={<Plus />}>
        New organisation
      </MenuLink>
    </Menu>
  );
}
