'use client';

import { useEffect, useRef } from 'react';
import { api } from '@/lib/query/fetch';

type EventType = 'shown' | 'expanded' | 'acted_on' | 'dismissed';
type SeenEvent = { insight_id: string; type: EventType };

const FLUSH_MS = 1_500;
const VISIBLE_SHARE = 0.5;
let waiting: SeenEvent[] = [];
const sent = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;

function flush(): void {
  const events = waiting.slice(0, 200);
  waiting = waiting.slice(200);
  timer = undefined;
  if (events.length === 0) return;
  const body = JSON.stringify({ events });
  // What people saw is worth knowing, and not worth bothering them when it gets lost.
  api('/insights/events', { method: 'POST', body, keepalive: true }).catch(() => undefined);
}

/** Notes what happened with an insight, once per page life, sent in batches. */
export function noteInsightEvent(insightId: string, type: EventType): void {
  const key = `${insightId}:${type}`;
  if (sent.has(key)) return;
  sent.add(key);
  waiting.push({ insight_id: insightId, type });
  if (timer === undefined) timer = setTimeout(flush, FLUSH_MS);
}

/** Notes "shown" when at least half of the card was on the screen. */
export function useShown(insightId: string, isStored: boolean) {
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const node = ref.current;
    if (!node || !isStored) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) noteInsightEvent(insightId, 'shown');
      },
      { threshold: VISIBLE_SHARE },
    );
    observer.observe(node);
    return () => observer.disconnect();
  }, [insightId, isStored]);
  return ref;
}
