import type { Column } from '@/components/ui/data-table-columns';
import type { Practice, RateName } from '@/lib/practices/schema';
import { PracticeRateBar, PracticeRateText } from './practice-rate';
import { PracticeStatusBadge } from './practice-status';
import { CATEGORY_WORDS, contextText, RATE_WORDS, SOURCE_WORDS, titleOf } from './practice-words';
import { SlottedText } from './slotted-text';

function Excerpt({ practice }: { practice: Practice }) {
  return (
    <span className="flex max-w-36 flex-col gap-0.5 py-1 sm:max-w-72 xl:max-w-96">
      <span className="line-clamp-3 break-words sm:line-clamp-2">
        <SlottedText>{practice.content}</SlottedText>
      </span>
      <span className="flex flex-wrap items-center gap-x-2 font-normal text-muted text-xs">
        {CATEGORY_WORDS[practice.category]}
        <span className="md:hidden">{contextText(practice.context)}</span>
        {practice.status === 'active' ? null : (
          <span className="sm:hidden">
            <PracticeStatusBadge status={practice.status} />
          </span>
        )}
      </span>
    </span>
  );
}

/** The columns for one question: how well does it work by a rate? `max` ends the scale of the bars. */
export function practiceColumns(metric: RateName, max: number): Column<Practice>[] {
  const second: RateName = metric === 'reply_rate' ? 'positive_reply_rate' : 'reply_rate';
  return [
    {
      id: 'practice',
      header: 'Practice',
      sortable: false,
      value: titleOf,
      cell: (row) => <Excerpt practice={row} />,
    },
    {
      id: 'context',
      header: 'Where',
      sortable: false,
      from: 'md',
      value: (row) => contextText(row.context),
      cell: (row) => <span className="block min-w-24">{contextText(row.context)}</span>,
    },
    {
      id: 'rate',
      header: RATE_WORDS[metric],
      sortable: false,
      width: 'w-40',
      value: (row) => row.rates[metric].mean,
      cell: (row) => <PracticeRateBar label={RATE_WORDS[metric]} rate={row.rates[metric]} max={max} />,
    },
    {
      id: 'second',
      header: RATE_WORDS[second],
      sortable: false,
      from: 'xl',
      value: (row) => row.rates[second].mean,
      cell: (row) => <PracticeRateText rate={row.rates[second]} />,
    },
    {
      id: 'status',
      header: 'Status',
      sortable: false,
      from: 'sm',
      value: (row) => row.status,
      cell: (row) => <PracticeStatusBadge status={row.status} />,
    },
    {
      id: 'source',
      header: 'Source',
      sortable: false,
      from: 'xl',
      value: (row) => SOURCE_WORDS[row.source],
      cell: (row) => <span className="text-muted">{SOURCE_WORDS[row.source]}</span>,
    },
  ];
}
