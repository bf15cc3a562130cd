'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ChosenContact, ContactsChooser } from '@/components/contacts/contacts-chooser';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { RadioGroup } from '@/components/ui/radio-group';
import { toast } from '@/components/ui/toast';
import type { ContactRow } from '@/lib/contacts/schema';
import type { PersonaMode } from '@/lib/personas/sections';
import { api } from '@/lib/query/fetch';
import { batchesKey, orderBatch } from './batch-query';
import { MODES, nameOf } from './persona-words';

const RECENT = 20;

/** Whose personas are wanted, and how they are made. */
export function BatchOrder({ orgId }: { orgId: string }) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<ChosenContact[]>([]);
  const [mode, setMode] = useState<PersonaMode>('rag');
  const recent = useMutation({
    mutationFn: () => api<{ data: ContactRow[] }>(`/contacts?sort=-last_activity_at&limit=${RECENT}`),
    onSuccess: ({ data }) => {
      const added = data.filter(({ id }) => !chosen.some((contact) => contact.id === id));
      setChosen([...chosen, ...added.map((row) => ({ id: row.id, name: nameOf(row) }))]);
    },
    onError: (error) =>
      toast('The contacts could not be loaded', { tone: 'bad', description: error.message }),
  });
  const order = useMutation({
    mutationFn: () => orderBatch({ contact_ids: chosen.map(({ id }) => id), mode }),
    onSuccess: ({ rejected }) => {
      setChosen([]);
      const left = rejected.length > 0 ? `${rejected.length} could not be taken.` : undefined;
      toast('The batch is running', { tone: 'good', ...(left ? { description: left } : {}) });
      return client.invalidateQueries({ queryKey: batchesKey(orgId) });
    },
    onError: (error) => toast('The batch was not started', { tone: 'bad', description: error.message }),
  });
  return (
    <Section
      id="batch-order"
      title="Contacts"
      actions={
        <Button size="sm" loading={recent.isPending} onClick={() => recent.mutate()}>
          Add the {RECENT} heard from last
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        <ContactsChooser orgId={orgId} chosen={chosen} onChange={setChosen} />
        <RadioGroup label="Method" options={MODES} value={mode} onValueChange={setMode} />
        <Button
          variant="primary"
          className="self-start"
          disabled={chosen.length === 0}
          loading={order.isPending}
          onClick={() => order.mutate()}
        >
          {buttonWords(chosen.length)}
        </Button>
      </div>
    </Section>
  );
}

function buttonWords(n: number): string {
  if (n === 0) return 'Build personas';
  return n === 1 ? 'Build 1 persona' : `Build ${n} personas`;
}
