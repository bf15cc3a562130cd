'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { cn } from '@/components/ui/cn';
import { SETTINGS } from './sections';

export function SettingsNav({ isAdmin }: { isAdmin: boolean }) {
  const pathname = usePathname();
  const listRef = useRef<HTMLUListElement>(null);
  // On a phone the list scrolls sideways: bring the place where the person is into view.
  useEffect(() => {
    const here = listRef.current?.querySelector(`[href="${pathname}"]`);
    here?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [pathname]);
  return (
    <nav aria-label="Settings" className="-mx-4 overflow-x-auto px-4 md:mx-0 md:px-0">
      <ul ref={listRef} className="flex gap-1 md:w-44 md:flex-col">
        {SETTINGS.filter((item) => isAdmin || !item.adminOnly).map((item) => {
          const isHere = pathname === item.href;
          return (
            <li key={item.href} className="shrink-0">
              <Link
                href={item.href}
                aria-current={isHere ? 'page' : undefined}
                className={cn(
                  'flex h-8 items-center rounded-md px-2.5 text-sm pointer-coarse:h-10',
                  isHere ? 'bg-hover font-medium text-ink' : 'text-muted hover:bg-hover hover:text-ink',
                )}
              >
                {item.label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
