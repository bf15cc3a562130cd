'use client';

import { ChevronsUpDown } from 'lucide-react';
import { LazyMenu } from './lazy-menu';
import { Mark } from './mark';
import type { ShellPerson } from './shell-person';

const load = () => import('./org-menu').then((module) => module.OrgMenu);

export function OrgButton({ person }: { person: ShellPerson }) {
  return (
    <LazyMenu
      load={load}
      menuProps={{ person }}
      trigger={(attributes) => (
        <button
          {...attributes}
          type="button"
          title={person.org.name}
          className="flex h-9 min-w-0 shrink-0 items-center gap-2 rounded-md px-1.5 text-left hover:bg-hover data-[state=open]:bg-hover"
        >
          <Mark />
          <span className="min-w-0 flex-1 truncate font-semibold text-sm group-data-collapsed/nav:sr-only">
            <span className="sr-only">Organisation </span>
            {person.org.name}
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
