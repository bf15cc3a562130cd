'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { Section } from '@/components/ui/card';
import { IconButton } from '@/components/ui/icon-button';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import { changePreference, fetchPreferences, forgetPreference, preferencesKey } from './writer-query';

/** What the person's own edits taught the writer; each can be switched off or forgotten. */
export function PreferenceCards({ orgId }: { orgId: string }) {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: preferencesKey(orgId),
    queryFn: ({ signal }) => fetchPreferences(signal),
  });
  const change = useMutation({
    mutationFn: ({ id, isOn }: { id: string; isOn: boolean | null }) =>
      isOn === null ? forgetPreference(id) : changePreference(id, { is_enabled: isOn }),
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
        {cards.map(({ id, text, is_enabled, seen }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-1">
            <Switch
              label={text}
              checked={is_enabled}
              onCheckedChange={(isOn) => change.mutate({ id, isOn })}
            />
            <span className="flex items-center gap-2 text-muted text-xs">
              seen {seen} {seen === 1 ? 'time' : 'times'}
              <IconButton
                label={`Forget: ${text}`}
                icon={<Trash2 />}
                onClick={() => change.mutate({ id, isOn: null })}
              />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
