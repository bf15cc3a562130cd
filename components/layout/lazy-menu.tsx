'use client';

import { type FunctionComponent, type ReactElement, useEffect, useState } from 'react';

type MenuComponent<P> = FunctionComponent<P & { trigger: ReactElement; defaultOpen: boolean }>;

interface LazyMenuProps<P extends object> {
  load: () => Promise<MenuComponent<P>>;
  menuProps: P;
  /** Draws the button; until the menu's code is there it only asks for it. */
  trigger: (attributes: { onClick?: () => void; 'aria-haspopup': 'menu' }) => ReactElement;
}

/** A menu whose code arrives when the page is idle: the shell stays small and the first press still opens it. */
export function LazyMenu<P extends object>({ load, menuProps, trigger }: LazyMenuProps<P>) {
  const [Loaded, setLoaded] = useState<MenuComponent<P> | null>(null);
  const [wasPressed, setPressed] = useState(false);
  useEffect(() => {
    let isHere = true;
    const start = () =>
      load().then(
        (component) => isHere && setLoaded(() => component),
        () => {},
      );
    const timer = setTimeout(start, wasPressed ? 0 : 1_500);
    return () => {
      isHere = false;
      clearTimeout(timer);
    };
  }, [load, wasPressed]);
  if (!Loaded) return trigger({ 'aria-haspopup': 'menu', onClick: () => setPressed(true) });
  return <Loaded {...menuProps} defaultOpen={wasPressed} trigger={trigger({ 'aria-haspopup': 'menu' })} />;
}
