import type { Route } from 'next';
import Link from 'next/link';
import { Section } from '@/components/ui/card';
import { Money } from '@/components/ui/money';
import { StatusBadge } from '@/components/ui/status-badge';
import type { ContactDeal } from '@/lib/contacts/schema';

export function ContactDeals({ deals }: { deals: readonly ContactDeal[] }) {
  return (
    <Section id="contact-deals" title="Deals" flush>
      {deals.length === 0 ? (
        <p className="p-4 text-muted text-sm">This person is not the main contact of any deal.</p>
      ) : (
        <ul className="divide-y divide-line">
          {deals.map((deal) => (
            <li key={deal.id} className="flex flex-col gap-1 px-4 py-2 text-sm">
              <Link href={`/deals/${deal.id}` as Route} className="font-medium hover:underline">
                {deal.name}
              </Link>
              <span className="flex items-center justify-between gap-2 text-muted">
                <StatusBadge
                  status={deal.status}
                  {...(deal.status === 'open' ? { label: deal.stage } : {})}
                />
                <Money amount={deal.amount} currency={deal.currency} compact />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
