'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { Button, ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { SaveFigures } from '@/components/ui/save-figures';
import { toast, toastUndo } from '@/components/ui/toast';
import { useAction } from '@/components/ui/use-action';
import { changeCampaign } from '@/lib/outcomes/actions';
import type { Campaign } from '@/lib/outcomes/campaign-schema';
import { keysFor } from '@/lib/query/keys';
import { type CampaignChanges, CampaignEdit } from './campaign-edit';
import { CampaignStatusBadge } from './campaign-status';
import { Period } from './period';

interface CampaignHeaderProps {
  orgId: string;
  campaign: Campaign;
}

/** The name, the status and the period; the first two can be changed, and changed back. */
export function CampaignHeader({ orgId, campaign }: CampaignHeaderProps) {
  const router = useRouter();
  const client = useQueryClient();
  const [run] = useAction(changeCampaign);
  const apply = async (changes: CampaignChanges): Promise<boolean> => {
    const result = await run({ id: campaign.id, changes });
    if (!result.ok) toast('The campaign was not changed', { tone: 'bad', description: result.error.message });
    await client.invalidateQueries({ queryKey: keysFor(orgId, 'campaigns').root });
    router.refresh();
    return result.ok;
  };
  const save = async (changes: CampaignChanges): Promise<boolean> => {
    const before: CampaignChanges = {
      ...(changes.name === undefined ? {} : { name: campaign.name }),
      ...(changes.status === undefined ? {} : { status: campaign.status }),
    };
    const isSaved = await apply(changes);
    if (isSaved) toastUndo('Campaign changed', () => void apply(before));
    return isSaved;
  };
  return (
    <PageHeader
      title={campaign.name}
      crumbs={[{ label: 'Campaigns', href: '/campaigns' as Route }]}
      meta={
        <span className="flex flex-wrap items-center gap-2">
          <CampaignStatusBadge status={campaign.status} />
          <Period from={campaign.first_sent_at} to={campaign.last_sent_at} />
        </span>
      }
      actions={
        <>
          {campaign.status === 'draft' ? (
            <ButtonLink href={`/campaigns/${campaign.id}/launch` as Route} variant="primary" size="sm">
              Preview and launch
            </ButtonLink>
          ) : null}
          <SaveFigures fileName={`campaign-${campaign.id}`} figures={campaign} />
          <CampaignEdit
            campaign={campaign}
            onSave={save}
            trigger={
              <Button size="sm" icon={<Pencil />}>
                Edit
              </Button>
            }
          />
        </>
      }
    />
  );
}
