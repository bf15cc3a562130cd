'use client';

import { useQuery } from '@tanstack/react-query';
import { fetchReplySummary, replySummaryKey } from './reply-query';

const MINUTE_MS = 60_000;
const RUN_POLL_MS = 1_000;

/** What waits for a person; kept current while the page is open, faster while all replies are read again. */
export function useReplySummary(orgId: string) {
  return useQuery({
    queryKey: replySummaryKey(orgId),
    queryFn: ({ signal }) => fetchReplySummary(signal),
    refetchInterval: ({ state }) => {
      const status = state.data?.run?.status;
      return status === 'queued' || status === 'running' ? RUN_POLL_MS : MINUTE_MS;
    },
  });
}
