'use client';

import { useEffect, useRef } from 'react';
import { hasSingleKeys } from '@/components/layout/preferences';
import { type ReplyKey, readReplyKey } from './reply-keys';

/** How long the shell waits for the key after `g`. */
const SEQUENCE_MS = 1_200;
const WRITES = 'input, textarea, select, [contenteditable]';
/** Enter presses these; it must not also confirm. */
const PRESSED = 'button, a, summary';

/** Single keys on the review queue, unless the person is writing, a dialog is open, or they are switched off. */
export function useReplyKeys(onKey: (key: ReplyKey) => void): void {
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
      const key = readReplyKey(event.key);
      if (!key) return;
      event.preventDefault();
      onKey(key);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onKey]);
}
