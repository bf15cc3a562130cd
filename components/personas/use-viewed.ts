'use client';

import { useEffect } from 'react';
import { api } from '@/lib/query/fetch';

const noted = new Set<string>();

/** Notes that a generation was read, once per page life: the report compares use with outcome. */
export function useViewed(personaId: string, generationId: string): void {
  useEffect(() => {
    if (noted.has(generationId)) return;
    noted.add(generationId);
    const body = JSON.stringify({ kind: 'viewed', generation_id: generationId });
    // What people read is worth knowing, and not worth bothering them when it gets lost.
    api(`/personas/${personaId}/uses`, { method: 'POST', body, keepalive: true }).catch(() => undefined);
  }, [personaId, generationId]);
}
