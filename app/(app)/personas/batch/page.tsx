import type { Metadata } from 'next';
import { BatchScreen } from '@/components/personas/batch-screen';
import { requireSession } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'Several personas at once' };

export default async function PersonaBatchPage() {
  const { org } = await requireSession();
  return <BatchScreen orgId={org.id} />;
}
