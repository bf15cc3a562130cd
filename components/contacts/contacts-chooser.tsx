'use client';

import { X } from 'lucide-react';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import type { ContactRow } from '@/lib/contacts/schema';
import { useContactSearch } from './use-contact-search';

export interface ChosenContact {
  id: string;
  name: string;
}

interface ContactsChooserProps {
  orgId: string;
  chosen: readonly ChosenContact[];
  onChange: (chosen: ChosenContact[]) => void;
}

const labelOf = ({ name, email, company }: ContactRow) =>
  [name ?? email ?? 'Somebody', company].filter(Boolean).join(', ');

/** Several people, found one by one. */
export function ContactsChooser({ orgId, chosen, onChange }: ContactsChooserProps) {
  const { rows, search, emptyText } = useContactSearch(orgId);
  const add = (id: string) => {
    const row = rows.find((candidate) => candidate.id === id);
    if (row && !chosen.some((contact) => contact.id === id))
      onChange([...chosen, { id, name: labelOf(row) }]);
  };
  return (
    <div className="flex flex-col gap-2">
      <Field label="Add a contact">
        <Combobox
          options={rows.map((row) => ({ value: row.id, label: labelOf(row) }))}
          value={null}
          onValueChange={add}
          onSearch={search}
          placeholder="Search by name, address or company"
          searchLabel="Search contacts"
          emptyText={emptyText}
        />
      </Field>
      <ul aria-label="Chosen contacts" className="flex flex-col text-sm">
        {chosen.map(({ id, name }) => (
          <li key={id} className="flex items-center justify-between gap-2">
            <span className="min-w-0 truncate">{name}</span>
            <IconButton
              label={`Remove ${name}`}
              icon={<X />}
              onClick={() => onChange(chosen.filter((contact) => contact.id !== id))}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
