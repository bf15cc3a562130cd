'use client';

import { type FunctionComponent, type ReactElement, useEffect, useState } from 'react';

type MenuComponent<P> = FunctionComponent<P & { trigger: ReactElement; defaultOpen: boolean }>;

interface LazyMenuProps<P extends object> {
  load: () => Promise<MenuComponent<P>>;
  menuProps: P;
  /** Draws the button; the first press asks for the menu. */
  trigger: (attributes: { onClick?: () => void; 'aria-haspopup': 'menu' }) => ReactElement;
}

const IDLE_MS = 1_500;

/** A menu whose code is fetched when the page is idle: the shell stays small, and the first press opens it at once. */
export function LazyMenu<P extends object>({ load, menuProps, trigger }: LazyMenuProps<P>) {
  const [Loaded, setLoaded] = useState<MenuComponent<P> | null>(null);
  useEffect(() => {
    // Only fetched, not swapped in: the button must not be replaced under somebody's focus.
    const timer = setTimeout(() => load().catch(() => {}), IDLE_MS);
    return () => clearTimeout(timer);
  }, [load]);
  if (Loaded) return <Loaded {...menuProps} defaultOpen trigger={trigger({ 'aria-haspopup': 'menu' })} />;
  const open = () => load().then((component) => setLoaded(() => component));
  return trigger({ 'aria-haspopup': 'menu', onClick: open });
}
