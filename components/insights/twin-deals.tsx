'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { Section } from '@/components/ui/card';
import { Money } from '@/components/ui/money';
import { StatusBadge } from '@/components/ui/status-badge';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { SimilarDeal, SimilarDeals } from '@/lib/insights/schema';

/** The closed deals most like this one, and where the nearest won and the nearest lost parted. */
export function TwinDeals({ similar }: { similar: SimilarDeals }) {
  const deals = [...similar.won, ...similar.lost].sort((a, b) => Number(b.is_nearest) - Number(a.is_nearest));
  if (deals.length === 0) return null;
  return (
    <Section id="twins" title="Twin deals" description="Closed deals most like this one" flush>
      {similar.parted ? <Parting similar={similar} /> : null}
      <div className="overflow-x-auto">
        <Table aria-label="Similar closed deals">
          <Thead>
            <Tr>
              <Th>Deal</Th>
              <Th>Outcome</Th>
              <Th numeric>Amount</Th>
              <Th className="max-sm:hidden">Alike in</Th>
            </Tr>
          </Thead>
          <Tbody>
            {deals.map((deal) => (
              <Row key={deal.id} deal={deal} />
            ))}
          </Tbody>
        </Table>
      </div>
    </Section>
  );
}

function Row({ deal }: { deal: SimilarDeal }) {
  return (
    <Tr>
      <Td>
        <Link href={`/deals/${deal.id}` as Route} className="font-medium hover:underline">
          {deal.name}
        </Link>
        {deal.is_nearest ? <span className="block text-muted text-xs">nearest {deal.status}</span> : null}
      </Td>
      <Td>
        <StatusBadge status={deal.status} />
      </Td>
      <Td numeric>{deal.amount ? <Money amount={deal.amount} currency={deal.currency} /> : '–'}</Td>
      <Td className="max-sm:hidden">{deal.matched_on.join(', ') || '–'}</Td>
    </Tr>
  );
}

function Parting({ similar }: { similar: SimilarDeals }) {
  const { parted } = similar;
  if (!parted) return null;
  const name = (deals: readonly SimilarDeal[]) => deals.find((deal) => deal.is_nearest)?.name ?? '';
  const sides = [
    { status: 'won' as const, name: name(similar.won), step: parted.won },
    { status: 'lost' as const, name: name(similar.lost), step: parted.lost },
  ];
  return (
    <div className="border-line border-b px-4 py-3 text-sm">
      <h3 className="font-medium">Where they parted</h3>
      <p className="text-muted">
        {parted.shared.length > 0
          ? `Alike until then: ${parted.shared.slice(-4).join(', ')}.`
          : 'They differ from the first step.'}
      </p>
      <dl className="mt-2 grid gap-2 sm:grid-cols-2">
        {sides.map((side) => (
          <div key={side.status} className="rounded-md bg-sunken p-2">
            <dt className="flex items-center gap-2">
              <StatusBadge status={side.status} />
              <span className="truncate text-muted">{side.name}</span>
            </dt>
            <dd className="mt-1">
              {side.step ? `${side.step.label}, day ${side.step.day}` : 'closed without another step'}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
