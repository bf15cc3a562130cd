'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { ReplyCount } from '@/components/replies/reply-count';
import { cn } from '@/components/ui/cn';
import { isCurrent, NAVIGATION } from './navigation';

interface NavLinksProps {
  orgId: string;
  onNavigate?: () => void;
}

/** The places of the app. In the collapsed sidebar only the icons are seen; the names stay for everybody else. */
export function NavLinks({ orgId, onNavigate }: NavLinksProps) {
  const pathname = usePathname();
  return (
    <ul className="flex flex-col gap-0.5">
      {NAVIGATION.map(({ href, label, icon: Icon, key }) => {
        const isHere = isCurrent(href, pathname);
        return (
          <li key={href}>
            <Link
              href={href}
              aria-current={isHere ? 'page' : undefined}
              title={`${label} (g ${key})`}
              onClick={onNavigate}
              className={cn(
                'flex h-8 items-center gap-2.5 rounded-md px-2.5 text-sm pointer-coarse:h-10',
                isHere ? 'bg-hover font-medium text-ink' : 'text-muted hover:bg-hover hover:text-ink',
              )}
            >
              <Icon aria-hidden className="size-4 shrink-0" />
              <span className="truncate group-data-collapsed/nav:sr-only">{label}</span>
              {href === '/replies' ? <ReplyCount orgId={orgId} /> : null}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
