'use client';

import { useCallback, useEffect, useRef } from 'react';
import type { SearchNote, SearchPlace } from '@/lib/learning/search-schema';
import { api } from '@/lib/query/fetch';

/** Somebody who types on has not read the results. */
const SETTLE_MS = 1_500;

function send(note: SearchNote): void {
  // Whether people find things is worth knowing, and not worth bothering them when it gets lost.
  api('/learning/searches', { method: 'POST', body: JSON.stringify(note), keepalive: true }).catch(
    () => undefined,
  );
}

interface Searched {
  place: SearchPlace;
  /** What was searched for; it stays in the browser. Empty: nothing was. */
  text: string;
  /** What was found, in the order shown; null while it is on its way. */
  ids: readonly string[] | null;
}

/** Notes a search once its results have been there for a moment, or one was opened; returns what to call on opening. */
export function useSearchNote({ place, text, ids }: Searched): (id: string) => void {
  const latest = useRef({ text, ids });
  useEffect(() => {
    latest.current = { text, ids };
  });
  const noted = useRef<{ text: string; note: SearchNote } | undefined>(undefined);
  const note = useCallback(
    (openedRank: number | null) => {
      const { text: searched, ids: found } = latest.current;
      if (searched === '' || found === null) return;
      const known = noted.current?.text === searched ? noted.current.note : undefined;
      if (known && openedRank === null) return;
      // Only pages that came over a safe connection may make one.
      const id = known?.id ?? crypto.randomUUID?.();
      if (!id) return;
      const made = { id, place, results: found.length, opened_rank: openedRank };
      noted.current = { text: searched, note: made };
      send(made);
    },
    [place],
  );
  const isThere = ids !== null;
  useEffect(() => {
    if (text === '' || !isThere) return;
    const timer = setTimeout(() => note(null), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text, isThere, note]);
  return useCallback(
    (id: string) => {
      const at = latest.current.ids?.indexOf(id) ?? -1;
      if (at >= 0) note(at + 1);
    },
    [note],
  );
}
