import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/page-header';
import { requireSession } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'Conversations' };

export default async function ConversationsPage() {
  await requireSession();
  return <PageHeader title="Conversations" meta="What people said to your agents, and what was answered." />;
}
