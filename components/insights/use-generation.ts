'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { dealInsightsKey } from '@/lib/insights/query-keys';
import type { DealInsights, GenerationEvent, Insight, SimilarDeals } from '@/lib/insights/schema';
import { readJsonLines } from '@/lib/query/json-lines';

type Progress = { isRunning: boolean; drafts: Insight[]; similar: SimilarDeals | null; error: string | null };
const IDLE: Progress = { isRunning: false, drafts: [], similar: null, error: null };

/** Generates insights and shows the cards as they arrive; what was stored replaces them at the end. */
export function useGeneration(orgId: string, dealId: string) {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress>(IDLE);
  const abort = useRef<AbortController | null>(null);

  const apply = (event: GenerationEvent) => {
    if (event.type === 'similar_deals') setProgress((now) => ({ ...now, similar: event.similar_deals }));
    if (event.type === 'insight') setProgress((now) => ({ ...now, drafts: [...now.drafts, event.insight] }));
    if (event.type === 'error') setProgress((now) => ({ ...now, isRunning: false, error: event.message }));
    if (event.type === 'done') {
      client.setQueryData<DealInsights>(dealInsightsKey(orgId, dealId), event.insights);
      setProgress(IDLE);
    }
  };

  const start = async () => {
    abort.current?.abort();
    const controller = new AbortController();
    abort.current = controller;
    setProgress({ ...IDLE, isRunning: true });
    try {
      const response = await fetch(`/api/v1/deals/${dealId}/insights`, {
        method: 'POST',
        headers: { accept: 'application/x-ndjson' },
        signal: controller.signal,
      });
      if (!response.ok || !response.body) {
        const problem: { detail?: string } = await response.json().catch(() => ({}));
        throw new Error(problem.detail ?? 'The insights could not be generated. Try again in a moment.');
      }
      for await (const event of readJsonLines<GenerationEvent>(response.body)) apply(event);
    } catch (thrown) {
      if (controller.signal.aborted) return;
      const error = thrown instanceof Error ? thrown.message : 'Winloop could not be reached.';
      setProgress((now) => ({ ...now, isRunning: false, error }));
    }
  };
  const cancel = () => {
    abort.current?.abort();
    setProgress(IDLE);
  };
  return { ...progress, start, cancel };
}
