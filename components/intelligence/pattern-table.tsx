'use client';

import { useMemo } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import { useUrlParam } from '@/components/ui/use-url-param';
import { keyOf } from '@/lib/intelligence/key';
import type { Finding } from '@/lib/intelligence/schema';
import { organizationsColumn, patternColumns } from './pattern-columns';

const SHOWN = [
  { value: 'decided', label: 'Winning and losing' },
  { value: 'winning', label: 'Winning' },
  { value: 'losing', label: 'Losing' },
  { value: 'all', label: 'All, open ones too' },
] as const;
type Shown = (typeof SHOWN)[number]['value'];

const isShown = (shown: string, { verdict }: Finding) =>
  shown === 'all' || (shown === 'decided' ? verdict !== 'undecided' : verdict === shown);

interface PatternTableProps {
  label: string;
  findings: readonly Finding[];
  /** The table of the commons: names the organisations behind each pattern. */
  isCommons?: boolean;
}

export function PatternTable({ label, findings, isCommons = false }: PatternTableProps) {
  const name = isCommons ? 'commons' : 'patterns';
  const [wanted, setWanted] = useUrlParam(name);
  const shown: Shown = SHOWN.find(({ value }) => value === wanted)?.value ?? 'decided';
  const rows = useMemo(() => findings.filter((finding) => isShown(shown, finding)), [findings, shown]);
  const columns = useMemo(
    () => (isCommons ? [...patternColumns, organizationsColumn] : patternColumns),
    [isCommons],
  );
  return (
    <>
      <DataTable
        label={label}
        columns={columns}
        rows={rows}
        rowId={({ metric, pattern, context }) => `${metric} ${keyOf(pattern)} ${keyOf(context)}`}
        exportName={`intelligence-${name}`}
        sortParam={`${name}-sort`}
        toolbar={
          <Select
            aria-label="Which patterns"
            options={SHOWN}
            value={shown}
            onValueChange={(value) => setWanted(value === 'decided' ? null : value)}
            className="w-48"
          />
        }
      />
      {rows.length === 0 ? (
        <EmptyState title="No pattern stands out here">
          Differences are within their intervals. Choose “All, open ones too” to see what is known so far.
        </EmptyState>
      ) : null}
    </>
  );
}
