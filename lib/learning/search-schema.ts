import { z } from 'zod';

export const SEARCH_PLACES = ['library', 'conversations', 'palette'] as const;
export type SearchPlace = (typeof SEARCH_PLACES)[number];

const count = z.number().int().max(10_000);
/** Never the words: only that somebody searched, how much was found, and the place of what was opened first. */
export const searchNoteSchema = z.object({
  id: z.uuid(),
  place: z.enum(SEARCH_PLACES),
  results: count.min(0),
  opened_rank: count.min(1).nullable().default(null),
});
export type SearchNote = z.input<typeof searchNoteSchema>;
