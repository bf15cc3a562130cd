import { RelativeTime } from '@/components/ui/relative-time';
import type { PracticeDetail } from '@/lib/practices/schema';

/** How often messages were written from it, and when last. */
export function PracticeUse({ practice: { use } }: { practice: PracticeDetail }) {
  if (!use) return <span className="text-muted">No message was written from it yet</span>;
  return (
    <>
      <span className="num">{use.messages}</span> {use.messages === 1 ? 'message was' : 'messages were'}{' '}
      written from it, the last <RelativeTime value={use.last_sent_at} />
    </>
  );
}
