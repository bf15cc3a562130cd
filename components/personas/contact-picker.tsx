'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import type { ContactDetail, ContactRow } from '@/lib/contacts/schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';
import { nameOf, roleOf } from './persona-words';

const FOUND = 20;

type Person = Pick<ContactRow, 'id' | 'name' | 'email' | 'job_title' | 'company'>;

function optionOf(person: Person) {
  const role = roleOf(person);
  return { value: person.id, label: role ? `${nameOf(person)}, ${role}` : nameOf(person) };
}

export const contactKey = (orgId: string, id: string) => keysFor(orgId, 'contacts').detail(id);

interface ContactPickerProps {
  orgId: string;
  contactId: string | null;
  onPick: (contactId: string) => void;
}

/** Search by name, e-mail or company; without a search, the people heard from last. */
export function ContactPicker({ orgId, contactId, onPick }: ContactPickerProps) {
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: keysFor(orgId, 'contacts').list({ q: text, picker: true }),
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ limit: `${FOUND}`, sort: '-last_activity_at', q: text });
      if (!text) query.delete('q');
      return api<{ data: ContactRow[] }>(`/contacts?${query}`, { signal });
    },
    placeholderData: keepPreviousData,
  });
  const chosen = useQuery({
    queryKey: contactKey(orgId, contactId ?? ''),
    queryFn: ({ signal }) => api<ContactDetail>(`/contacts/${contactId}`, { signal }),
    enabled: contactId !== null,
  });
  const selected = chosen.data ? optionOf(chosen.data) : undefined;
  return (
    <Field
      label="Contact"
      description="Whom you want to understand"
      {...(chosen.error ? { error: chosen.error.message } : {})}
    >
      <Combobox
        options={(found.data?.data ?? []).map(optionOf)}
        {...(selected ? { selected } : {})}
        value={contactId}
        onValueChange={onPick}
        onSearch={setTyped}
        placeholder="Choose a contact"
        searchLabel="Name, e-mail or company"
        emptyText={wordsOf(found)}
      />
    </Field>
  );
}

function wordsOf({ error, isFetching }: { error: Error | null; isFetching: boolean }): string {
  if (error) return error.message;
  return isFetching ? 'Searching…' : 'Nobody matches.';
}
