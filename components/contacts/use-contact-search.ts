'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { ContactRow } from '@/lib/contacts/schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';

const FOUND = 20;

/** The contacts that fit what is typed; before anything is typed, those something happened with last. */
export function useContactSearch(orgId: string) {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const query = useQuery({
    queryKey: keysFor(orgId, 'contacts').list({ q, picker: true }),
    queryFn: ({ signal }) => {
      const asked = { limit: `${FOUND}`, sort: '-last_activity_at', ...(q ? { q } : {}) };
      return api<{ data: ContactRow[] }>(`/contacts?${new URLSearchParams(asked)}`, { signal });
    },
    placeholderData: keepPreviousData,
  });
  const words = query.isFetching ? 'Searching…' : 'Nobody matches.';
  return { rows: query.data?.data ?? [], search: setTyped, emptyText: query.error?.message ?? words };
}
