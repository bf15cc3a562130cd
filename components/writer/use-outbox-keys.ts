'use client';

import { useEffect } from 'react';
import { hasSingleKeys } from '@/components/layout/preferences';

export const OUTBOX_SHORTCUTS = [
  { keys: 'j', label: 'Next message' },
  { keys: 'k', label: 'Previous message' },
  { keys: 'c', label: 'Copy the message' },
  { keys: 'o', label: 'Open in the mail program' },
  { keys: 's', label: 'Mark as sent' },
];
const KEYS = OUTBOX_SHORTCUTS.map(({ keys }) => keys);
const WRITES = 'input, textarea, select, [contenteditable]';
/** How long the shell waits for the key after `g`. */
const SEQUENCE_MS = 1_200;

/** Single keys on the outbox, unless the person is writing, a dialog is open, or they are switched off. */
export function useOutboxKeys(onKey: (key: string) => void): void {
  useEffect(() => {
    let wentAt = Number.NEGATIVE_INFINITY;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.metaKey || event.ctrlKey || !hasSingleKeys())
        return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(WRITES) || document.querySelector('[role="dialog"], [role="menu"]')) return;
      const isSecond = event.timeStamp - wentAt <= SEQUENCE_MS;
      wentAt = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (isSecond || !KEYS.includes(event.key)) return;
      event.preventDefault();
      onKey(event.key);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onKey]);
}
