import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { z } from 'zod';
import { campaignKey } from '@/components/campaigns/campaign-query';
import { CampaignScreen } from '@/components/campaigns/campaign-screen';
import { requireSession } from '@/lib/auth/session';
import { toAppError } from '@/lib/errors';
import { getCampaign } from '@/lib/outcomes/campaign-queries';
import { getQueryClient } from '@/lib/query/client';

type Props = { params: Promise<{ id: string }> };

const load = cache(async (id: string) => {
  const { db, org } = await requireSession();
  if (!z.uuid().safeParse(id).success) notFound();
  try {
    return { campaign: await getCampaign(db, org.id, id), org };
  } catch (error) {
    if (toAppError(error).code === 'not_found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { campaign } = await load((await params).id);
  return { title: campaign.name };
}

export default async function CampaignPage({ params }: Props) {
  const { campaign, org } = await load((await params).id);
  const client = getQueryClient();
  client.setQueryData(campaignKey(org.id, campaign.id), campaign);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CampaignScreen orgId={org.id} id={campaign.id} />
    </HydrationBoundary>
  );
}
