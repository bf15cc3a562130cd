import { z } from 'zod';
import { listQuery } from '../http/list';

export const conversationQuery = listQuery.extend({
  session_id: z.string().min(1).max(200).optional(),
  agent_name: z.string().min(1).max(200).optional(),
  /** "true" or "false": only exchanges that did or did not succeed. */
  success: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
});
export type ConversationQuery = z.output<typeof conversationQuery>;
