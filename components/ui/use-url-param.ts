'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/**
 * One query parameter as state: `[value, set]`. `set(null)` removes it. The history entry is replaced unless `push`.
 * The address changes without a request to the server; pass `onChange` work to a query keyed by the value.
 */
export function useUrlParam(name: string): [string | null, (value: string | null, push?: boolean) => void] {
  const params = useSearchParams();
  const pathname = usePathname();
  const set = useCallback(
    (value: string | null, push = false) => {
      const next = new URLSearchParams(window.location.search);
      if (value === null || value === '') next.delete(name);
      else next.set(name, value);
      const query = next.toString();
      const url = query ? `${pathname}?${query}` : pathname;
      if (push) window.history.pushState(null, '', url);
      else window.history.replaceState(null, '', url);
    },
    [name, pathname],
  );
  return [params.get(name), set];
}
