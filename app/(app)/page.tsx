import { PageHeader } from '@/components/ui/page-header';
import { requireSession } from '@/lib/auth/session';

export const metadata = { title: 'Today' };

export default async function TodayPage() {
  await requireSession();
  return <PageHeader title="Today" />;
}
