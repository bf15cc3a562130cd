'use client';

import { Menu, Search } from 'lucide-react';
import { buttonStyles } from '@/components/ui/button-styles';
import { Mark } from './mark';
import { openPanel } from './shell-events';

/** The bar above the page on a phone. */
export function MobileBar({ orgName }: { orgName: string }) {
  return (
    <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-b bg-canvas px-2 md:hidden">
      <button
        type="button"
        aria-label="Open navigation"
        onClick={() => openPanel('nav')}
        className={buttonStyles('ghost', 'md', true)}
      >
        <Menu aria-hidden />
      </button>
      <Mark />
      <span className="min-w-0 flex-1 truncate font-semibold text-sm">{orgName}</span>
      <button
        type="button"
        aria-label="Search"
        onClick={() => openPanel('palette')}
        className={buttonStyles('ghost', 'md', true)}
      >
        <Search aria-hidden />
      </button>
    </header>
  );
}
