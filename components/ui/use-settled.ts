'use client';

import { useEffect, useRef, useState } from 'react';
import { settling } from './settle';

const DELAY_MS = 500;

/**
 * A choice that is seen at once and committed when it settles: `{shown, choose, flush}`. It is shown until the commit
 * has ended, then `value` speaks again: a refused one is taken back by itself. Leaving the screen commits what waits.
 */
export function useSettled<T>(value: T, onCommit: (value: T) => unknown) {
  const [draft, setDraft] = useState<{ value: T } | null>(null);
  const commit = useRef(onCommit);
  useEffect(() => {
    commit.current = onCommit;
  });
  const [{ choose, flush }] = useState(() =>
    settling<{ value: T }>(async (chosen) => {
      await Promise.resolve(commit.current(chosen.value)).catch(() => undefined);
      setDraft((now) => (now === chosen ? null : now));
    }, DELAY_MS),
  );
  useEffect(() => flush, [flush]);
  return {
    shown: draft ? draft.value : value,
    choose: (next: T) => {
      const chosen = { value: next };
      setDraft(chosen);
      choose(chosen);
    },
    flush,
  };
}
