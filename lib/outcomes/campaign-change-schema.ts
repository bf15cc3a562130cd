import { z } from 'zod';
import { CAMPAIGN_STATUSES } from './campaign-schema';

export const campaignChangeSchema = z.object({
  id: z.uuid('This is not a campaign id.'),
  changes: z
    .object({
      name: z
        .string()
        .trim()
        .min(1, 'A campaign needs a name.')
        .max(200, 'At most 200 characters.')
        .optional(),
      status: z.enum(CAMPAIGN_STATUSES).optional(),
    })
    .refine((changes) => Object.keys(changes).length > 0, 'Say what to change.'),
});
export type CampaignChange = z.output<typeof campaignChangeSchema>;
