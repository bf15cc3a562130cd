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
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2 size-4 text-faint" />
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
  return (
    <>
      <SearchBox />
      {withStatus ? (
        <Select
          aria-label="Status"
          options={STATUSES}
          value={status ?? 'open'}
          onValueChange={(value) => setStatus(value === 'open' ? null : value)}
          className="w-auto"
        />
      ) : null}
      {withStatus ? (
        <Select
          aria-label="Stage"
          options={[
            { value: ANY, label: 'Every stage' },
            ...stages.map((item) => ({ value: item.stage, label: item.stage })),
          ]}
          value={stage ?? ANY}
          onValueChange={(value) => setStage(value === ANY ? null : value)}
          className="w-auto"
        />
      ) : null}
      <Select
        aria-label="Owner"
        options={[
          { value: ANY, label: 'Every owner' },
          { value: 'none', label: 'Nobody' },
          ...owners.map((item) => ({ value: item.id, label: item.name })),
        ]}
        value={owner ?? ANY}
        onValueChange={(value) => setOwner(value === ANY ? null : value)}
        className="w-auto"
      />
    </>
  );
}
