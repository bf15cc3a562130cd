'use client';

import { ExportCsv } from '@/components/ui/export-csv';
import { Select } from '@/components/ui/select';
import { useUrlParam } from '@/components/ui/use-url-param';
import type { Practice, PracticeFacet } from '@/lib/practices/schema';
import { LibrarySearch } from './library-search';
import { PRACTICE_CSV_HEADER, practiceCsvRow } from './practice-csv';
import type { Order } from './practice-query';
import { CATEGORY_WORDS, capital, RATE_WORDS, STATUS_WORDS, spaced } from './practice-words';

const ALL = 'all';
const ORDER_OPTIONS: ReadonlyArray<{ value: Order; label: string }> = [
  ...(['positive_reply_rate', 'reply_rate', 'open_rate', 'meeting_rate', 'conversion_rate'] as const).map(
    (value) => ({ value, label: `By ${RATE_WORDS[value].toLowerCase()}` }),
  ),
  { value: 'n', label: 'By number of messages' },
  { value: 'updated_at', label: 'By last change' },
];

const BEST_MATCH: { value: Order; label: string } = { value: 'relevance', label: 'Best match' };

interface LibraryFilterBarProps {
  facets: readonly PracticeFacet[];
  order: Order;
  isSearch: boolean;
  rows: readonly Practice[];
}

/** Search, facets with their counts, the order, and the export of what is shown; all of it lives in the address. */
export function LibraryFilterBar({ facets, order, isSearch, rows }: LibraryFilterBarProps) {
  const [, setOrder] = useUrlParam('by');
  const standard: Order = isSearch ? 'relevance' : 'positive_reply_rate';
  const shared = { facets };
  return (
    <div className="flex flex-1 flex-wrap items-center gap-2 py-1">
      <search className="grid w-full grid-cols-2 items-center gap-2 sm:flex sm:flex-1 sm:flex-wrap">
        <LibrarySearch />
        <Facet {...shared} name="category" label="Category" all="Every category" words={CATEGORY_WORDS} />
        <Facet
          {...shared}
          name="status"
          label="Status"
          all="Every status"
          words={STATUS_WORDS}
          standard="active"
        />
        <Facet {...shared} name="industry" label="Industry" all="Every industry" />
        <Facet {...shared} name="company_size" label="Company size" all="Every company size" />
        <Facet {...shared} name="tag" label="Tag" all="Every tag" />
        <Select
          aria-label="Order"
          value={order}
          options={isSearch ? [BEST_MATCH, ...ORDER_OPTIONS] : ORDER_OPTIONS}
          onValueChange={(next) => setOrder(next === standard ? null : next)}
          className="sm:w-auto"
        />
      </search>
      <ExportCsv fileName="library" header={PRACTICE_CSV_HEADER} rows={() => rows.map(practiceCsvRow)} />
    </div>
  );
}

interface FacetProps {
  facets: readonly PracticeFacet[];
  name: string;
  label: string;
  all: string;
  words?: Readonly<Record<string, string>>;
  /** What counts when the address says nothing; without it, everything. */
  standard?: string;
}

function Facet({ facets, name, label, all, words, standard = ALL }: FacetProps) {
  const [value, setValue] = useUrlParam(name);
  const current = value ?? standard;
  const found = facets.filter(({ facet }) => facet === name);
  const options = found.map(({ value: option, n }) => ({
    value: option,
    label: `${words?.[option] ?? capital(spaced(option))} (${n})`,
  }));
  const isMissing = current !== ALL && !found.some((option) => option.value === current);
  return (
    <Select
      aria-label={label}
      value={current}
      options={[
        { value: ALL, label: all },
        ...options,
        ...(isMissing
          ? [{ value: current, label: `${words?.[current] ?? capital(spaced(current))} (0)` }]
          : []),
      ]}
      onValueChange={(next) => setValue(next === standard ? null : next)}
      className="sm:w-auto sm:max-w-44"
    />
  );
}
