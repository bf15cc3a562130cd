'use client';

import { Keyboard, LogOut, Settings } from 'lucide-react';
import type { Route } from 'next';
import { type ReactElement, useSyncExternalStore } from 'react';
import { Menu, MenuChoices, MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu';
import { useSignOut } from './session-actions';
import { openPanel } from './shell-events';
import type { ShellPerson } from './shell-person';
import { applyTheme, currentTheme, onThemeChange, THEMES, type Theme } from './theme';

const THEME_NAMES: Record<Theme, string> = { system: "System's theme", light: 'Light', dark: 'Dark' };

interface UserMenuProps {
  person: ShellPerson;
  trigger: ReactElement;
  defaultOpen: boolean;
}

export function UserMenu({ person, trigger, defaultOpen }: UserMenuProps) {
  const theme = useSyncExternalStore(onThemeChange, currentTheme, () => 'system' as const);
  const signOut = useSignOut();
  return (
    <Menu trigger={trigger} align="start" defaultOpen={defaultOpen}>
      <div className="px-2 pt-1 pb-2">
        <p className="font-medium">{person.name}</p>
        <p className="text-muted text-xs">
          {person.email} · {person.role === 'admin' ? 'Admin' : 'Rep'}
        </p>
      </div>
      <MenuSeparator />
      <MenuChoices
        label="Theme"
        value={theme}
        options={THEMES.map((value) => ({ value, label: THEME_NAMES[value] }))}
        onValueChange={applyTheme}
      />
      <MenuSeparator />
      <MenuLink href={'/settings/profile' as Route} icon={<Settings />}>
        Settings
      </MenuLink>
      <MenuItem icon={<Keyboard />} shortcut="?" onSelect={() => openPanel('help')}>
        Keyboard shortcuts
      </MenuItem>
      <MenuItem icon={<LogOut />} onSelect={signOut}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
