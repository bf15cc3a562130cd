import { z } from 'zod';

export const CREW_STEPS = [
  'research',
  'directive',
  'writing',
  'audience',
  'sending',
  'tracking',
  'learning',
] as const;
export type CrewStep = (typeof CREW_STEPS)[number];

/** One line of the crew's log. */
export const crewRowSchema = z.object({
  id: z.uuid(),
  step: z.enum(CREW_STEPS),
  status: z.enum(['done', 'skipped', 'failed']),
  result: z.string(),
  details: z.record(z.string(), z.json()),
  duration_ms: z.number().int(),
  happened_at: z.string(),
});
export type CrewRow = z.infer<typeof crewRowSchema>;
