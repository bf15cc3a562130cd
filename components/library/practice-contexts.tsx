'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { scaleEnd } from '@/components/campaigns/scale';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { useUrlParam } from '@/components/ui/use-url-param';
import type { Practice, PracticeDetail } from '@/lib/practices/schema';
import { metricOf, orderOf, sortFound } from './practice-order';
import { PracticeRateBar } from './practice-rate';
import { PracticeStatusBadge } from './practice-status';
import { contextText, keysOf, RATE_WORDS } from './practice-words';

const METRICS = keysOf(RATE_WORDS).map((value) => ({
  value,
  label: `By ${RATE_WORDS[value].toLowerCase()}`,
}));

/** The same pattern by context, the best first: where it worked and where it did not. */
export function PracticeContexts({ practice }: { practice: PracticeDetail }) {
  const [wanted, setWanted] = useUrlParam('by');
  const metric = metricOf(orderOf(wanted, false));
  const rows = sortFound([practice, ...practice.elsewhere], metric);
  const max = scaleEnd(rows.flatMap(({ rates }) => (rates[metric].n > 0 ? [rates[metric].interval[1]] : [])));
  return (
    <Section
      id="contexts"
      title="Where it worked"
      description="The same pattern in each context where the library knows it"
      actions={
        <Select
          aria-label="Rate"
          value={metric}
          options={METRICS}
          onValueChange={(next) => setWanted(next === 'positive_reply_rate' ? null : next)}
          className="w-auto"
        />
      }
      flush
    >
      {practice.elsewhere.length === 0 ? (
        <EmptyState title={`Known in one context only: ${contextText(practice.context).toLowerCase()}`}>
          Other contexts appear when at least 30 of their messages say something new.
        </EmptyState>
      ) : (
        <Table aria-label="Contexts">
          <Thead>
            <tr>
              <Th>Where</Th>
              <Th className="w-1/2">{RATE_WORDS[metric]}</Th>
              <Th>Status</Th>
            </tr>
          </Thead>
          <Tbody>
            {rows.map((row) => (
              <Tr key={row.id}>
                <Td>
                  <Where row={row} isThis={row.id === practice.id} />
                </Td>
                <Td className="min-w-40">
                  <PracticeRateBar label={contextText(row.context)} rate={row.rates[metric]} max={max} />
                </Td>
                <Td>
                  <PracticeStatusBadge status={row.status} />
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </Section>
  );
}

function Where({ row, isThis }: { row: Practice; isThis: boolean }) {
  const text = contextText(row.context);
  if (isThis)
    return (
      <span className="font-medium">
        {text} <span className="font-normal text-muted text-xs">this one</span>
      </span>
    );
  return (
    <Link href={`/library/${row.id}` as Route} className="text-accent-ink hover:underline">
      {text}
    </Link>
  );
}
