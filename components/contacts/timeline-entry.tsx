import { CalendarDays, CheckSquare, FileText, type LucideIcon, Mail, Phone, StickyNote } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ContactActivity } from '@/lib/contacts/schema';
import { engagementOf, kindOf } from './activity-words';

const ICONS: Record<ContactActivity['kind'], LucideIcon> = {
  call: Phone,
  meeting: CalendarDays,
  email: Mail,
  task: CheckSquare,
  note: StickyNote,
  file: FileText,
};

export function TimelineEntry({ entry }: { entry: ContactActivity }) {
  const Icon = ICONS[entry.kind];
  const engagement = engagementOf(entry);
  return (
    <li className="flex gap-3 px-4 py-3 text-sm">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
      <article className="min-w-0 flex-1">
        <header className="flex flex-wrap items-baseline justify-between gap-x-3">
          <h3 className="min-w-0 font-medium">{entry.subject ?? kindOf(entry)}</h3>
          <span className="text-muted text-xs">
            <RelativeTime value={entry.occurred_at} />
          </span>
        </header>
        <p className="text-muted text-xs">
          {kindOf(entry)}
          {entry.deal && entry.deal_id ? (
            <>
              {' on '}
              <Link href={`/deals/${entry.deal_id}` as Route} className="text-accent-ink hover:underline">
                {entry.deal}
              </Link>
            </>
          ) : null}
        </p>
        {entry.body ? (
          <p className="mt-1.5 max-w-prose whitespace-pre-line break-words">{entry.body}</p>
        ) : null}
        {engagement.length > 0 ? (
          <p className="mt-2 flex flex-wrap gap-1">
            {engagement.map((words) => (
              <Badge key={words}>{words}</Badge>
            ))}
          </p>
        ) : null}
      </article>
    </li>
  );
}
