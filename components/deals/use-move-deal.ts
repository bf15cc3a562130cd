'use client';

import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { toast, toastUndo } from '@/components/ui/toast';
import { changeDeal } from '@/lib/deals/actions';
import type { DealWithForecast } from '@/lib/insights/list-service';
import { keysFor } from '@/lib/query/keys';
import type { DealPage } from './use-deals';

type Move = { deal: DealWithForecast; stage: string };
type Pages = InfiniteData<DealPage>;

const patch = (pages: Pages | undefined, id: string, change: Partial<DealWithForecast>): Pages | undefined =>
  pages && {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      data: page.data.map((deal) => (deal.id === id ? { ...deal, ...change } : deal)),
    })),
  };

/** Moves a deal to another stage: at once on the screen, taken back with a message when it fails, undoable. */
export function useMoveDeal(orgId: string) {
  const client = useQueryClient();
  const { root } = keysFor(orgId, 'deals');
  const listKey = [...root, 'list'];
  const mutation = useMutation({
    mutationFn: async ({ deal, stage }: Move) => {
      const result = await changeDeal({ id: deal.id, changes: { updated_at: deal.updated_at, stage } });
      if (!result.ok) throw new Error(result.error.message);
      return result.data;
    },
    onMutate: async ({ deal, stage }) => {
      await client.cancelQueries({ queryKey: listKey });
      client.setQueriesData<Pages>({ queryKey: listKey }, (pages) => patch(pages, deal.id, { stage }));
    },
    onError: (error, { deal }) => {
      client.setQueriesData<Pages>({ queryKey: listKey }, (pages) =>
        patch(pages, deal.id, { stage: deal.stage }),
      );
      toast(`${deal.name} was not moved`, { tone: 'bad', description: error.message });
    },
    onSuccess: (saved, { deal, stage }) => {
      const { updated_at } = saved;
      client.setQueriesData<Pages>({ queryKey: listKey }, (pages) => patch(pages, deal.id, { updated_at }));
      toastUndo(`${deal.name} moved to ${stage}`, () =>
        mutation.mutate({ deal: { ...deal, stage, updated_at }, stage: deal.stage }),
      );
    },
  });
  return (deal: DealWithForecast, stage: string) => {
    if (stage !== deal.stage) mutation.mutate({ deal, stage });
  };
}
