'use client';

import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useUrlParam } from '@/components/ui/use-url-param';
import type { DealOwner, StageSummary } from '@/lib/deals/schema';

const STATUSES = [
  { value: 'open', label: 'Open' },
  { value: 'won', label: 'Won' },
  { value: 'lost', label: 'Lost' },
  { value: 'all', label: 'Every status' },
];
const ANY = '*';
const TYPING_PAUSE_MS = 200;

function SearchBox() {
  const [q, setQ] = useUrlParam('q');
  const [text, setText] = useState(q ?? '');
  useEffect(() => {
    if (text === (q ?? '')) return;
    const timer = setTimeout(() => setQ(text.trim() || null), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, q, setQ]);
  return (
    <div className="relative w-full sm:w-56">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2 size-4 -translate-y-1/2 text-faint"
      />
      <Input
        type="search"
        aria-label="Search deals"
        placeholder="Deal, company or id"
        className="pl-8"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  );
}

interface FilterProps {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}

function Filter({ label, value, options, onChange }: FilterProps) {
  return (
    <div className="min-w-0 flex-1 sm:w-40 sm:flex-none">
      <Select aria-label={label} options={options} value={value} onValueChange={onChange} />
    </div>
  );
}

interface DealFiltersProps {
  stages: readonly StageSummary[];
  owners: readonly DealOwner[];
  /** A board has open deals only. */
  withStatus: boolean;
}

/** Filters live in the address, so that a view can be shared and “back” brings it back. */
export function DealFilters({ stages, owners, withStatus }: DealFiltersProps) {
  const [status, setStatus] = useUrlParam('status');
  const [stage, setStage] = useUrlParam('stage');
  const [owner, setOwner] = useUrlParam('owner');
  const people = owners.map((item) => ({ value: item.id, label: item.name }));
  return (
    <>
      <SearchBox />
      {withStatus ? (
        <>
          <Filter
            label="Status"
            options={STATUSES}
            value={status ?? 'open'}
            onChange={(value) => setStatus(value === 'open' ? null : value)}
          />
          <Filter
            label="Stage"
            options={[
              { value: ANY, label: 'Every stage' },
              ...stages.map((item) => ({ value: item.stage, label: item.stage })),
            ]}
            value={stage ?? ANY}
            onChange={(value) => setStage(value === ANY ? null : value)}
          />
        </>
      ) : null}
      <Filter
        label="Owner"
        options={[{ value: ANY, label: 'Every owner' }, { value: 'none', label: 'Nobody' }, ...people]}
        value={owner ?? ANY}
        onChange={(value) => setOwner(value === ANY ? null : value)}
      />
    </>
  );
}
