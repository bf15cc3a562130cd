'use client';

import { useEffect, useRef } from 'react';
import { hasSingleKeys } from './preferences';

/** How long the shell waits for the key after `g`. */
const SEQUENCE_MS = 1_200;
const WRITES = 'input, textarea, select, [contenteditable]';
/** Enter presses these; it must not also mean something else. */
const PRESSED = 'button, a, summary';

/** Single keys of a page, unless the person is writing, a dialog is open, or they are switched off. */
export function useSingleKeys<K>(read: (key: string) => K | undefined, onKey: (key: K) => void): void {
  const wentAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.metaKey || event.ctrlKey || !hasSingleKeys())
        return;
      const target = event.target instanceof Element ? event.target : null;
      const isBusy = target?.closest(WRITES) || document.querySelector('[role="dialog"], [role="menu"]');
      if (isBusy || (event.key === 'Enter' && target?.closest(PRESSED))) return;
      const isSecond = event.timeStamp - wentAt.current <= SEQUENCE_MS;
      wentAt.current = event.key === 'g' && !isSecond ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (isSecond) return;
      const key = read(event.key);
      if (!key) return;
      event.preventDefault();
      onKey(key);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [read, onKey]);
}
