'use client';

import { type ChosenContact, ContactsChooser } from '@/components/contacts/contacts-chooser';
import { Field } from '@/components/ui/field';
import { RadioGroup } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import type { ContactFacets } from '@/lib/contacts/schema';

export type Audience = {
  mode: 'filter' | 'contacts';
  industry: string;
  region: string;
  contacts: ChosenContact[];
};

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
        <ContactsChooser
          orgId={orgId}
          chosen={value.contacts}
          onChange={(contacts) => change({ contacts })}
        />
      )}
    </div>
  );
}
