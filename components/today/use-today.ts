'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast, toastUndo } from '@/components/ui/toast';
import { settleCards } from '@/lib/insights/actions';
import { todayKey } from '@/lib/insights/query-keys';
import type { Today } from '@/lib/insights/schema';
import { api } from '@/lib/query/fetch';

type Scope = 'mine' | 'team';
type Settle = { ids: string[]; do: 'dismiss' | 'snooze' | 'restore' };

export function useToday(orgId: string, scope: Scope) {
  return useQuery({
    queryKey: todayKey(orgId, scope),
    queryFn: ({ signal }) => api<Today>(`/insights/today?scope=${scope}`, { signal }),
  });
}

/** Dismisses or snoozes cards: gone at once, back with a message when it fails, undoable. */
export function useSettle(orgId: string, scope: Scope) {
  const client = useQueryClient();
  const key = todayKey(orgId, scope);
  const mutation = useMutation({
    mutationFn: async (settle: Settle) => {
      const result = await settleCards(settle);
      if (!result.ok) throw new Error(result.error.message);
    },
    onMutate: async ({ ids, do: what }) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<Today>(key);
      if (what !== 'restore') {
        client.setQueryData<Today>(
          key,
          (now) => now && { ...now, items: now.items.filter((item) => !ids.includes(item.id)) },
        );
      }
      return { before };
    },
    onError: (error, _settle, context) => {
      if (context?.before) client.setQueryData(key, context.before);
      toast('The card was not changed', { tone: 'bad', description: error.message });
    },
    onSuccess: (_data, { ids, do: what }) => {
      if (what === 'restore') void client.invalidateQueries({ queryKey: key });
      else
        toastUndo(what === 'dismiss' ? 'Dismissed' : 'Back tomorrow', () =>
          mutation.mutate({ ids, do: 'restore' }),
        );
    },
  });
  return mutation.mutate;
}
