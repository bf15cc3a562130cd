'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { NAVIGATION } from './navigation';
import { hasSingleKeys } from './preferences';
import { onOpenPanel, type ShellPanel, toggleSidebar } from './shell-events';
import type { ShellPerson } from './shell-person';
import { idle, readKey } from './shortcut-keys';

const CommandPalette = dynamic(() => import('./command-palette').then((m) => m.CommandPalette), {
  ssr: false,
});
const ShortcutSheet = dynamic(() => import('./shortcut-sheet').then((m) => m.ShortcutSheet), { ssr: false });
const MobileNav = dynamic(() => import('./mobile-nav').then((m) => m.MobileNav), { ssr: false });

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

/** What opens over every page, and the keys that open it. */
export function ShellPanels({ person }: { person: ShellPerson }) {
  const [panel, setPanel] = useState<ShellPanel | null>(null);
  const keys = useRef(idle);
  const router = useRouter();

  useEffect(() => onOpenPanel(setPanel), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey) return;
      const press = {
        key: event.key,
        hasCommand: event.metaKey || event.ctrlKey,
        isBusy: isWriting(event.target) || document.querySelector('[role="dialog"], [role="menu"]') !== null,
        atMs: event.timeStamp,
      };
      const { state, shortcut } = readKey(keys.current, press, hasSingleKeys());
      keys.current = state;
      if (!shortcut) return;
      if (shortcut.kind === 'go') {
        const place = NAVIGATION.find((item) => item.key === shortcut.key);
        if (place) router.push(place.href);
      } else if (shortcut.kind === 'sidebar') toggleSidebar();
      else setPanel(shortcut.kind);
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [router]);

  const change = (open: boolean) => {
    if (!open) setPanel(null);
  };
  if (panel === 'palette') return <CommandPalette orgId={person.org.id} onOpenChange={change} />;
  if (panel === 'help') return <ShortcutSheet onOpenChange={change} />;
  if (panel === 'nav') return <MobileNav person={person} onOpenChange={change} />;
  return null;
}
