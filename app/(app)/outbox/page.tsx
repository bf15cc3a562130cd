import type { Metadata } from 'next';
import { OutboxScreen } from '@/components/writer/outbox-screen';
import { requireSession } from '@/lib/auth/session';
import { mailSettings } from '@/lib/writer/mail-settings';

export const metadata: Metadata = { title: 'Outbox' };

export default async function OutboxPage() {
  const { org } = await requireSession();
  const mail = mailSettings();
  return <OutboxScreen orgId={org.id} reason={mail.ready ? null : mail.reason} />;
}
