import { Badge } from '@/components/ui/badge';
import type { Column } from '@/components/ui/data-table-columns';
import { RelativeTime } from '@/components/ui/relative-time';
import type { SessionRow } from '@/lib/conversations/session-schema';
import { countWords, durationWords } from './conversation-words';

const COLUMNS: ReadonlyArray<Column<SessionRow>> = [
  {
    id: 'session',
    header: 'Session',
    value: (row) => row.session_id,
    cell: (row) => (
      <span className="block max-w-44 sm:max-w-52">
        <span className="block truncate">{row.session_id}</span>
        <span title={row.question} className="block truncate font-normal text-muted text-xs">
          {row.question}
        </span>
      </span>
    ),
  },
  { id: 'agent', header: 'Agent', value: (row) => row.agents.join(', '), from: 'sm' },
  { id: 'room', header: 'Room', value: (row) => row.rooms.join(', '), from: 'xl' },
  {
    id: 'started_at',
    header: 'First',
    value: (row) => row.started_at,
    cell: (row) => <RelativeTime value={row.started_at} />,
    from: 'xl',
  },
  {
    id: 'ended_at',
    header: 'Last',
    value: (row) => row.ended_at,
    cell: (row) => <RelativeTime value={row.ended_at} />,
    from: 'sm',
  },
  { id: 'exchanges', header: 'Exchanges', value: (row) => row.exchanges, numeric: true },
  {
    id: 'failures',
    header: 'Failed',
    value: (row) => row.failures,
    cell: (row) => (row.failures > 0 ? <Badge tone="bad">{row.failures} failed</Badge> : '0'),
    numeric: true,
  },
  {
    id: 'mean_ms',
    header: 'Mean',
    value: (row) => Math.round(row.mean_ms),
    cell: (row) => durationWords(row.mean_ms),
    numeric: true,
    from: 'lg',
  },
  {
    id: 'p95_ms',
    header: 'p95',
    value: (row) => Math.round(row.p95_ms),
    cell: (row) => durationWords(row.p95_ms),
    numeric: true,
    from: 'lg',
  },
  {
    id: 'feedback',
    header: 'Feedback',
    value: feedbackWords,
    from: 'md',
  },
];
/** In the order of the server, the latest first. */
export const SESSION_COLUMNS = COLUMNS.map((column) => ({ ...column, sortable: false }));

function feedbackWords({ judged, mean_rating, corrections }: SessionRow): string {
  if (judged === 0) return '';
  const stars = mean_rating === null ? '' : `${mean_rating.toFixed(1)} of 5`;
  const corrected = corrections === 0 ? '' : countWords(corrections, 'correction');
  return [stars, corrected].filter(Boolean).join(', ');
}
