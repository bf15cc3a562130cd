import { z } from 'zod';
import { PREFERENCE_KINDS } from './preferences';

/** Something that a person's edits say they prefer. */
export const preferenceCardSchema = z.object({
  id: z.uuid(),
  kind: z.enum(PREFERENCE_KINDS),
  value: z.string(),
  text: z.string(),
  seen: z.number().int(),
  is_enabled: z.boolean(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type PreferenceCard = z.infer<typeof preferenceCardSchema>;

export const preferenceEdit = z
  .object({
    value: z.string().trim().min(1, 'Say what is preferred.').max(500).optional(),
    is_enabled: z.boolean().optional(),
  })
  .refine((edit) => Object.values(edit).some((value) => value !== undefined), 'Say what to change.');
export type PreferenceEdit = z.output<typeof preferenceEdit>;
