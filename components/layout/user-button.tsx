'use client';

import { ChevronsUpDown } from 'lucide-react';
import { Avatar } from '@/components/ui/avatar';
import { LazyMenu } from './lazy-menu';
import type { ShellPerson } from './shell-person';

const load = () => import('./user-menu').then((module) => module.UserMenu);

export function UserButton({ person }: { person: ShellPerson }) {
  return (
    <LazyMenu
      load={load}
      menuProps={{ person }}
      trigger={(attributes) => (
        <button
          {...attributes}
          type="button"
          title={person.name}
          className="flex h-9 min-w-0 flex-1 items-center gap-2 rounded-md px-1.5 text-left text-sm hover:bg-hover data-[state=open]:bg-hover"
        >
          <Avatar name={person.name || person.email} />
          <span className="min-w-0 flex-1 truncate group-data-collapsed/nav:sr-only">
            {person.name || person.email}
          </span>
          <ChevronsUpDown
            aria-hidden
            className="size-3.5 shrink-0 text-muted group-data-collapsed/nav:hidden"
          />
        </button>
      )}
    />
  );
}
