import { z } from 'zod';
import { rateSchema } from '../outcomes/strategy-schema';

/** A row behind a figure. `event` is an entry of the outcome ledger, `message` one sent through Winloop. */
export const receiptSchema = z.object({
  kind: z.enum(['activity', 'message', 'event', 'deal', 'stage_change']),
  id: z.uuid(),
  occurred_at: z.string(),
});
export type Receipt = z.infer<typeof receiptSchema>;
export const MAX_RECEIPTS = 12;

/** What every figure knows: observations, the time that they span, and the newest rows behind it. */
export const evidence = {
  n: z.number().int(),
  period: z.object({ first: z.string(), last: z.string() }).nullable(),
  receipts: z.array(receiptSchema).max(MAX_RECEIPTS),
};

/** A rate with the prior that it was drawn to, in words. */
export const rateFigure = z.object({ ...evidence, rate: rateSchema, prior: z.string() });
/** A figure that is no rate; the 90 % interval is null where n is too small for one. */
export const figure = z.object({
  ...evidence,
  value: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
});
export type RateFigure = z.infer<typeof rateFigure>;
export type Figure = z.infer<typeof figure>;

export const CHANNELS = ['email', 'call', 'meeting', 'linkedin', 'sms', 'other'] as const;
export type Channel = (typeof CHANNELS)[number];

/** `slots` are compared with what chance would give; `preferred` is empty when none is credibly above it. */
export const preferenceSchema = z.object({
  ...evidence,
  slots: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      count: z.number().int(),
      rate: rateSchema,
      chance: z.number(),
    }),
  ),
  preferred: z.array(z.string()),
  /** "Tuesday", or "no clear preference". */
  summary: z.string(),
});
export type Preference = z.infer<typeof preferenceSchema>;

export const trendSchema = z.object({
  ...evidence,
  direction: z.enum(['faster', 'slower', 'no_clear_trend']),
  /** Relative change of the response time in 30 days (−0.2: a fifth faster), by Theil–Sen on its logarithm. */
  change_per_month: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
});
