import type { Metadata } from 'next';
import { CampaignPreview } from '@/components/writer/campaign-preview';
import { requireSession } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'Preview and launch' };

export default async function LaunchPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ org }, { id }] = await Promise.all([requireSession(), params]);
  return <CampaignPreview orgId={org.id} id={id} />;
}
