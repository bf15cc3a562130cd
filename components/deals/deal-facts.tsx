import { Money } from '@/components/ui/money';
import { RelativeTime } from '@/components/ui/relative-time';
import { Stat, StatRow } from '@/components/ui/stat';
import type { DealDetail } from '@/lib/deals/schema';

/** The record itself, in one line. */
export function DealFacts({ deal }: { deal: DealDetail }) {
  const isOpen = deal.status === 'open';
  return (
    <div className="mb-4 rounded-lg border border-line bg-surface p-4">
      <StatRow>
        <Stat
          label="Amount"
          value={deal.amount === null ? '–' : <Money amount={deal.amount} currency={deal.currency} />}
        />
        <Stat label="Stage" value={deal.stage} />
        <Stat label="Opened" value={deal.opened_at ? <RelativeTime value={deal.opened_at} /> : '–'} />
        {isOpen ? (
          <Stat
            label="Expected close"
            value={deal.expected_close_on ? <RelativeTime value={deal.expected_close_on} /> : '–'}
          />
        ) : (
          <Stat label="Closed" value={deal.closed_at ? <RelativeTime value={deal.closed_at} /> : '–'} />
        )}
        <Stat
          label="Last activity"
          value={deal.last_activity_at ? <RelativeTime value={deal.last_activity_at} /> : '–'}
        />
        <Stat label="Product" value={deal.product ?? '–'} />
        <Stat label="Competitor" value={deal.competitor ?? '–'} />
      </StatRow>
    </div>
  );
}
