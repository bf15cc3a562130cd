'use client';

import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useUrlParam } from '@/components/ui/use-url-param';
import type { ContactFacets } from '@/lib/contacts/schema';

interface ContactFiltersProps {
  facets: ContactFacets;
  initialQuery: string;
}

const ALL = 'all';

/** Search and filters; all of it lives in the address. */
export function ContactFilterBar({ facets, initialQuery }: ContactFiltersProps) {
  const [, setQ] = useUrlParam('q');
  return (
    <search className="flex flex-1 flex-wrap items-center gap-2">
      <Input
        type="search"
        aria-label="Search contacts"
        placeholder="Name, e-mail or company"
        defaultValue={initialQuery}
        onChange={(event) => setQ(event.target.value.trim() || null)}
        className="w-full sm:w-64"
      />
      <FacetSelect name="industry" label="Industry" all="All industries" values={facets.industries} />
      <FacetSelect name="region" label="Region" all="All regions" values={facets.regions} />
    </search>
  );
}

interface FacetSelectProps {
  name: string;
  label: string;
  all: string;
  values: readonly string[];
}

function FacetSelect({ name, label, all, values }: FacetSelectProps) {
  const [value, setValue] = useUrlParam(name);
  if (values.length < 2) return null;
  return (
    <Select
      aria-label={label}
      value={value ?? ALL}
      options={[{ value: ALL, label: all }, ...values.map((text) => ({ value: text, label: text }))]}
      onValueChange={(next) => setValue(next === ALL ? null : next)}
      className="w-auto max-w-48"
    />
  );
}
