'use client';

import { Section } from '@/components/ui/card';
import { formatPoints } from '@/components/ui/format';
import { Interval } from '@/components/ui/interval';
import { IntervalBar } from '@/components/ui/interval-bar';
import { useLocale } from '@/components/ui/locale';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { Association } from '@/lib/personas/report-schema';
import { matchedWords } from './report-words';

/** Win rates with and without use: an association, said so. */
export function UseAndOutcome({ association }: { association: Association }) {
  return (
    <Section
      id="use"
      title="Use and deal outcome"
      description="An association, not an effect: reps may open the personas of deals that they believe in"
    >
      {association.used && association.not_used && association.difference ? (
        <Compared association={association} />
      ) : (
        <p className="text-muted text-sm">
          Too few deals to compare: {matchedTotal(association)} of the {association.minimum} that are needed.
          A deal counts when a persona of its contact was used before it closed, and other deals were open at
          the same age. {association.considered} deals have closed since the first use.
        </p>
      )}
    </Section>
  );
}

const matchedTotal = ({ matched }: Association) => Object.values(matched).reduce((sum, n) => sum + n, 0);

function Compared({ association }: { association: Association }) {
  const { locale } = useLocale();
  const { used, not_used, difference } = association;
  if (!used || !not_used || !difference) return null;
  const rows = [
    { label: 'Persona used before closing', rate: used },
    { label: 'Comparable deals without', rate: not_used },
  ];
  const [low, high] = difference.interval;
  return (
    <div className="flex flex-col gap-3 text-sm">
      <div className="rounded-md border border-line">
        <Table aria-label="Win rates with and without a persona in use">
          <Thead>
            <Tr>
              <Th>Deals</Th>
              <Th className="hidden sm:table-cell">Win rate</Th>
              <Th numeric>Rate, 90 % interval</Th>
            </Tr>
          </Thead>
          <Tbody>
            {rows.map(({ label, rate }) => (
              <Tr key={label}>
                <Td>{label}</Td>
                <Td className="hidden w-2/5 sm:table-cell">
                  <IntervalBar label={label} mean={rate.mean} interval={rate.interval} n={rate.n} />
                </Td>
                <Td numeric>
                  <Interval mean={rate.mean} interval={rate.interval} n={rate.n} />
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      </div>
      <p className="num">
        Difference: {formatPoints(difference.value, locale)} ({formatPoints(low, locale)} to{' '}
        {formatPoints(high, locale)}
        ).
      </p>
      <p className="text-muted text-xs">
        Each deal is compared with deals that were still open, and without a use, at the same age, so that a
        deal is not counted as helped for living long. Matched: {matchedWords(association)}.{' '}
        {association.considered} deals closed since the first use were looked at. Use after closing does not
        count.
      </p>
    </div>
  );
}
