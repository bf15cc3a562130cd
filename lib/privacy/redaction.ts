import { z } from 'zod';

export const REDACTION_KINDS = ['name', 'company', 'email', 'phone', 'url', 'number'] as const;
export type RedactionKind = (typeof REDACTION_KINDS)[number];
/** What was taken out of the text: its slot, how often, and where the slot now stands. Never what it replaced. */
export const redactionSchema = z.object({
  kind: z.enum(REDACTION_KINDS),
  slot: z.string(),
  count: z.number().int(),
  positions: z.array(z.number().int()),
});
export type Redaction = z.infer<typeof redactionSchema>;
