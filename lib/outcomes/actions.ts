'use server';

import { action } from '../http/action';
import { campaignChangeSchema } from './campaign-change-schema';
import { updateCampaign } from './campaign-service';

/** Renames a campaign or says that it runs, pauses or has ended. */
export const changeCampaign = action(
  { name: 'changeCampaign', input: campaignChangeSchema },
  ({ db, org, input }) => updateCampaign(db, org.id, input),
);
