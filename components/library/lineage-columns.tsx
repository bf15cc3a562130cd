import type { Route } from 'next';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import type { Column } from '@/components/ui/data-table-columns';
import { RelativeTime } from '@/components/ui/relative-time';
import type { LineageRow } from '@/lib/practices/schema';
import { capital, spaced } from './practice-words';

const HOW_WORDS: Record<LineageRow['how'], string> = { taught: 'Taught it', cited: 'Written from it' };

/** How far the message came on the ladder. */
export function reachedText(row: LineageRow): string {
  if (row.won) return 'Won';
  if (row.meeting) return 'Meeting';
  if (row.positive_reply) return 'Positive reply';
  return row.replied ? 'Replied' : 'No reply';
}

const subjectText = (row: LineageRow) =>
  row.subject_line ?? `${capital(spaced(row.channel))} without a subject`;

function whereText({ industry, company_size }: LineageRow): string | null {
  const parts = [industry ? spaced(industry) : null, company_size].filter((part) => part !== null);
  return parts.length > 0 ? capital(parts.join(', ')) : null;
}

export function lineageColumns(onOpen: (id: string) => void): Column<LineageRow>[] {
  return [
    {
      id: 'subject',
      header: 'Message',
      value: subjectText,
      cell: (row) => (
        <button
          type="button"
          onClick={() => onOpen(row.outcome_id)}
          className="block max-w-48 truncate rounded-sm text-left font-medium hover:underline sm:max-w-96"
        >
          {subjectText(row)}
        </button>
      ),
    },
    {
      id: 'reached',
      header: 'How far it came',
      value: reachedText,
      cell: (row) => (
        <Badge tone={row.won || row.meeting || row.positive_reply ? 'good' : 'neutral'}>
          {reachedText(row)}
        </Badge>
      ),
    },
    { id: 'where', header: 'Where', from: 'md', value: whereText },
    {
      id: 'campaign',
      header: 'Campaign',
      from: 'lg',
      value: (row) => row.campaign,
      cell: ({ campaign, campaign_id }) =>
        campaign && campaign_id ? (
          <Link href={`/campaigns/${campaign_id}` as Route} className="text-accent-ink hover:underline">
            {campaign}
          </Link>
        ) : (
          <span className="text-faint">–</span>
        ),
    },
    { id: 'how', header: 'How', from: 'md', value: (row) => HOW_WORDS[row.how] },
    {
      id: 'sent_at',
      header: 'Sent',
      from: 'sm',
      value: (row) => row.sent_at,
      cell: (row) => <RelativeTime value={row.sent_at} />,
    },
  ];
}
