'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from '@/components/ui/toast';
import { sendFeedback, takeBackFeedback } from '@/lib/insights/actions';
import { withFeedback } from '@/lib/insights/optimistic';
import { dealInsightsKey } from '@/lib/insights/query-keys';
import type { DealInsights, FeedbackInput, Insight } from '@/lib/insights/schema';

type Change = { insight: Insight; feedback: FeedbackInput; isOn: boolean };

/** Gives or takes back feedback: counted at once, taken back with a message when the server refuses. */
export function useFeedback(orgId: string, dealId: string) {
  const client = useQueryClient();
  const key = dealInsightsKey(orgId, dealId);
  const mutation = useMutation({
    mutationFn: async ({ insight, feedback, isOn }: Change) => {
      const result = isOn
        ? await sendFeedback({ insight_id: insight.id, feedback })
        : await takeBackFeedback({ insight_id: insight.id, type: feedback.type });
      if (!result.ok) throw new Error(result.error.message);
    },
    onMutate: async ({ insight, feedback, isOn }) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<DealInsights>(key);
      client.setQueryData<DealInsights>(key, (now) => now && withFeedback(now, insight.id, feedback, isOn));
      return { before };
    },
    onError: (error, _change, context) => {
      if (context?.before) client.setQueryData(key, context.before);
      toast('Your feedback was not saved', { tone: 'bad', description: error.message });
    },
  });
  return (insight: Insight, feedback: FeedbackInput, isOn: boolean) =>
    mutation.mutateAsync({ insight, feedback, isOn }).then(
      () => true,
      () => false,
    );
}
