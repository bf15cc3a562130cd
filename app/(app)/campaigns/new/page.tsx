import type { Metadata } from 'next';
import { NewCampaign } from '@/components/writer/new-campaign';
import { requireSession } from '@/lib/auth/session';
import { listContactFacets } from '@/lib/contacts/queries';

export const metadata: Metadata = { title: 'New campaign' };

export default async function NewCampaignPage() {
  const { db, org } = await requireSession();
  return <NewCampaign orgId={org.id} facets={await listContactFacets(db, org.id)} />;
}
