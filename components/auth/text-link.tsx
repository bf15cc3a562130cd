import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';

/** A link inside text; `next` is carried along so that nobody loses where they wanted to go. */
export function TextLink({
  href,
  next,
  children,
}: {
  href: string;
  next?: string | undefined;
  children: ReactNode;
}) {
  const target = next && next !== '/' ? `${href}?next=${encodeURIComponent(next)}` : href;
  return (
    <Link href={target as Route} className="rounded-sm text-accent-ink underline underline-offset-2">
      {children}
    </Link>
  );
}
