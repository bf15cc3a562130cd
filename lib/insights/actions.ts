'use server';

import { z } from 'zod';
import { action } from '../http/action';
import { giveFeedback, removeFeedback } from './feedback-service';
import { ruleInputSchema } from './rules';
import { deleteRule, saveRule } from './rules-service';
import { feedbackInputSchema, feedbackTypeSchema } from './schema';
import { setNotificationState } from './today-service';

/** Says something about an insight, or changes what was said. */
export const sendFeedback = action(
  { name: 'sendFeedback', input: z.object({ insight_id: z.uuid(), feedback: feedbackInputSchema }) },
  ({ db, org, principal, input }) => giveFeedback(db, org.id, principal.id, input.insight_id, input.feedback),
);

export const takeBackFeedback = action(
  { name: 'takeBackFeedback', input: z.object({ insight_id: z.uuid(), type: feedbackTypeSchema }) },
  ({ db, org, principal, input }) => removeFeedback(db, org.id, principal.id, input.insight_id, input.type),
);

/** Dismisses cards of Today, brings them back later, or (with neither) shows them again. */
export const settleCards = action(
  {
    name: 'settleCards',
    input: z.object({
      ids: z.array(z.uuid()).min(1).max(100),
      do: z.enum(['dismiss', 'snooze', 'restore']),
      hours: z
        .number()
        .int()
        .min(1)
        .max(24 * 30)
        .default(24),
    }),
  },
  ({ db, org, principal, input }) => {
    const now = Date.now();
    return setNotificationState(db, org.id, principal.id, input.ids, {
      dismissed_at: input.do === 'dismiss' ? new Date(now).toISOString() : null,
      snoozed_until: input.do === 'snooze' ? new Date(now + input.hours * 3_600_000).toISOString() : null,
    });
  },
);

export const storeRule = action(
  { name: 'storeRule', role: 'admin', input: z.object({ id: z.uuid().nullable(), rule: ruleInputSchema }) },
  ({ db, org, input }) => saveRule(db, org.id, input.id, input.rule),
);

export const dropRule = action(
  { name: 'dropRule', role: 'admin', input: z.object({ id: z.uuid() }) },
  ({ db, org, input }) => deleteRule(db, org.id, input.id),
);
