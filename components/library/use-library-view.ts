'use client';

import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { viewOf } from './library-view';

/** What the address in the browser asks for. */
export function useLibraryView() {
  const params = useSearchParams();
  return useMemo(() => viewOf((name) => params.get(name)), [params]);
}
