'use client';

import { useQuery } from '@tanstack/react-query';
import { useContactSearch } from '@/components/contacts/use-contact-search';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import type { ContactDetail, ContactRow } from '@/lib/contacts/schema';
import { api } from '@/lib/query/fetch';
import { contactKey } from './persona-query';
import { nameOf, roleOf } from './persona-words';

type Person = Pick<ContactRow, 'id' | 'name' | 'email' | 'job_title' | 'company'>;

function optionOf(person: Person) {
  const role = roleOf(person);
  return { value: person.id, label: role ? `${nameOf(person)}, ${role}` : nameOf(person) };
}

interface ContactPickerProps {
  orgId: string;
  contactId: string | null;
  onPick: (contactId: string) => void;
}

/** Search by name, e-mail or company; without a search, the people heard from last. */
export function ContactPicker({ orgId, contactId, onPick }: ContactPickerProps) {
  const { rows, search, emptyText } = useContactSearch(orgId);
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
        options={rows.map(optionOf)}
        {...(selected ? { selected } : {})}
        value={contactId}
        onValueChange={onPick}
        onSearch={search}
        placeholder="Choose a contact"
        searchLabel="Name, e-mail or company"
        emptyText={emptyText}
      />
    </Field>
  );
}
