'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from '@/components/ui/toast';
import type { Persona, PersonaRating, RatingInput } from '@/lib/personas/schema';
import { api } from '@/lib/query/fetch';
import { withRating } from './optimistic-rating';
import { historyKey, personaKey, personasKey } from './persona-query';

/** Rates a persona: seen at once, taken back with a message when the server refuses. */
export function useRating(orgId: string, personaId: string) {
  const client = useQueryClient();
  const key = personaKey(orgId, personaId);
  const write = (rating: PersonaRating) =>
    client.setQueryData<Persona>(key, (now) => now && { ...now, rating });
  return useMutation({
    // The last choice has to win: one request at a time.
    scope: { id: `persona-rating-${personaId}` },
    mutationFn: (input: RatingInput) =>
      api<PersonaRating>(`/personas/${personaId}/rating`, { method: 'POST', body: JSON.stringify(input) }),
    onMutate: async ({ stars, comment }) => {
      await client.cancelQueries({ queryKey: key, exact: true });
      const before = client.getQueryData<Persona>(key)?.rating;
      if (before)
        write(withRating(before, { stars, comment: comment ?? null, updated_at: new Date().toISOString() }));
      return { before };
    },
    onError: (error, _input, context) => {
      if (context?.before) write(context.before);
      toast('Your rating was not saved', { tone: 'bad', description: error.message });
    },
    onSuccess: (rating) => {
      write(rating);
      void client.invalidateQueries({ queryKey: historyKey(orgId, personaId) });
      void client.invalidateQueries({ queryKey: [...personasKey(orgId), 'list'], refetchType: 'none' });
    },
  });
}
