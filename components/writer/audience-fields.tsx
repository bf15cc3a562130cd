'use client';

import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { RadioGroup } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import type { ContactFacets, ContactRow } from '@/lib/contacts/schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';

export type Chosen = { id: string; name: string };
export type Audience = { mode: 'filter' | 'contacts'; industry: string; region: string; contacts: Chosen[] };

interface AudienceFieldsProps {
  orgId: string;
  facets: ContactFacets;
  value: Audience;
  onChange: (audience: Audience) => void;
}

const MODES = [
  { value: 'filter', label: 'Everybody who fits a filter' },
  { value: 'contacts', label: 'Contacts that I choose' },
] as const;
const optionsOf = (values: readonly string[], all: string) => [
  { value: '', label: all },
  ...values.map((value) => ({ value, label: value })),
];

/** Who is written to: by industry and region, or one by one. */
export function AudienceFields({ orgId, facets, value, onChange }: AudienceFieldsProps) {
  const change = (part: Partial<Audience>) => onChange({ ...value, ...part });
  return (
    <div className="flex flex-col gap-4">
      <RadioGroup
        label="Audience"
        options={MODES}
        value={value.mode}
        onValueChange={(mode) => change({ mode })}
      />
      {value.mode === 'filter' ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Industry">
            <Select
              options={optionsOf(facets.industries, 'Every industry')}
              value={value.industry}
              onValueChange={(industry) => change({ industry })}
            />
          </Field>
          <Field label="Region">
            <Select
              options={optionsOf(facets.regions, 'Every region')}
              value={value.region}
              onValueChange={(region) => change({ region })}
            />
          </Field>
        </div>
      ) : (
        <ContactPicker orgId={orgId} chosen={value.contacts} onChange={(contacts) => change({ contacts })} />
      )}
    </div>
  );
}

interface ContactPickerProps {
  orgId: string;
  chosen: Chosen[];
  onChange: (chosen: Chosen[]) => void;
}

function ContactPicker({ orgId, chosen, onChange }: ContactPickerProps) {
  const [q, setQ] = useState('');
  const { data } = useQuery({
    queryKey: keysFor(orgId, 'contacts').list({ q, picker: true }),
    queryFn: ({ signal }) =>
      api<{ data: ContactRow[] }>(`/contacts?${new URLSearchParams({ limit: '20', ...(q ? { q } : {}) })}`, {
        signal,
      }),
  });
  const rows = data?.data ?? [];
  const labelOf = ({ name, email, company }: ContactRow) =>
    [name ?? email ?? 'Somebody', company].filter(Boolean).join(', ');
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
          onSearch={setQ}
          placeholder="Search by name, address or company"
          searchLabel="Search contacts"
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
