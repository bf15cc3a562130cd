'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '@/components/ui/cn';

const TABS = [
  { href: '/conversations' as Route, label: 'Sessions' },
  { href: '/conversations/patterns' as Route, label: 'Patterns' },
  { href: '/conversations/reports' as Route, label: 'Reports' },
];

/** The parts of Conversations, each an address of its own. One session belongs to Sessions. */
export function ConversationTabs() {
  const pathname = usePathname();
  const isIn = (href: string) => pathname === href || pathname.startsWith(`${href}/`);
  const current = TABS.findLast(({ href }) => isIn(href))?.href;
  return (
    <nav aria-label="Conversations" className="-mx-4 overflow-x-auto px-4 pb-4 md:mx-0 md:px-0">
      <ul className="flex gap-4 border-line border-b">
        {TABS.map(({ href, label }) => (
          <li key={href} className="shrink-0">
            <Link
              href={href}
              aria-current={href === current ? 'page' : undefined}
              className={cn(
                'flex h-9 items-center border-b-2 text-sm outline-offset-[-2px] hover:text-ink pointer-coarse:h-11',
                href === current ? 'border-accent-ink font-medium text-ink' : 'border-transparent text-muted',
              )}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
