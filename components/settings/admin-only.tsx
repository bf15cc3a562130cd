import { Lock } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';

/** For reps who follow a link to a page of admins. The page has read nothing before it draws this. */
export function AdminOnly({ what }: { what: string }) {
  return (
    <EmptyState title={`Only an admin sees ${what}`} icon={<Lock />}>
      Ask an admin of your organisation if you need something changed here.
    </EmptyState>
  );
}
