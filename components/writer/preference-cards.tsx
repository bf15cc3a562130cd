'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Section } from '@/components/ui/card';
import { toast } from '@/components/ui/toast';
import { PreferenceRow } from './preference-row';
import { changePreference, fetchPreferences, forgetPreference, preferencesKey } from './writer-query';

type Change = { id: string; change: object | null };

/** What the person's own edits taught the writer; each can be put in other words, switched off or forgotten. */
export function PreferenceCards({ orgId }: { orgId: string }) {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: preferencesKey(orgId),
    queryFn: ({ signal }) => fetchPreferences(signal),
  });
  const update = useMutation({
    mutationFn: async ({ id, change }: Change) => {
      await (change === null ? forgetPreference(id) : changePreference(id, change));
    },
    onSettled: () => client.invalidateQueries({ queryKey: preferencesKey(orgId) }),
    onError: (error) => toast('Nothing was changed', { tone: 'bad', description: error.message }),
  });
  const cards = data?.data ?? [];
  if (cards.length === 0) return null;
  return (
    <Section
      id="preferences"
      title="How you write"
      description="Learned from your edits and seen by you alone. The next draft follows what is on."
    >
      <ul className="divide-y divide-line">
        {cards.map((card) => (
          <PreferenceRow
            key={card.id}
            card={card}
            onChange={(change) => update.mutate({ id: card.id, change })}
            onForget={() => update.mutate({ id: card.id, change: null })}
          />
        ))}
      </ul>
    </Section>
  );
}
