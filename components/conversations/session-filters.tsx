'use client';

import { SearchParam } from '@/components/layout/search-param';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { useUrlParam } from '@/components/ui/use-url-param';
import { PERIODS, SOURCES, SWITCHES } from './conversation-filters';

const ALL = 'all';

/** Search and filters; all of it lives in the address. */
export function SessionFilters({ agents }: { agents: readonly string[] }) {
  const names = agents.map((name) => ({ value: name, label: name }));
  return (
    <search className="flex w-full flex-wrap items-center gap-2 sm:w-auto sm:flex-1">
      <SearchParam label="Search what was said" placeholder="What was asked or answered" />
      <Choice name="agent" label="Agent" all="Every agent" options={names} />
      <Choice name="days" label="Period" all="All that is kept" options={PERIODS} />
      <Choice name="source" label="Source" all="Every source" options={SOURCES} />
      {SWITCHES.map(({ param, label }) => (
        <Toggle key={param} name={param} label={label} />
      ))}
    </search>
  );
}

type Options = ReadonlyArray<{ value: string; label: string }>;

function Choice({
  name,
  label,
  all,
  options,
}: {
  name: string;
  label: string;
  all: string;
  options: Options;
}) {
  const [value, setValue] = useUrlParam(name);
  const isMissing = value !== null && !options.some((option) => option.value === value);
  return (
    <Select
      aria-label={label}
      value={value ?? ALL}
      options={[{ value: ALL, label: all }, ...options, ...(isMissing ? [{ value, label: value }] : [])]}
      onValueChange={(next) => setValue(next === ALL ? null : next)}
      className="w-auto max-w-44"
    />
  );
}

function Toggle({ name, label }: { name: string; label: string }) {
  const [value, setValue] = useUrlParam(name);
  const isOn = value !== null;
  return (
    <Button
      size="sm"
      variant={isOn ? 'secondary' : 'ghost'}
      aria-pressed={isOn}
      onClick={() => setValue(isOn ? null : '1')}
    >
      {label}
    </Button>
  );
}
