import { z } from 'zod';

/** New interactions since the last generation from which a persona is made again, unless the organisation says otherwise. */
export const REFRESH_AFTER = 10;
export const MAX_REFRESH_AFTER = 1000;

const problem = `Write a whole number from 0 to ${MAX_REFRESH_AFTER}.`;
export const refreshInput = z.object({
  /** 0: never. Null: the default. */
  after: z.number(problem).int(problem).min(0, problem).max(MAX_REFRESH_AFTER, problem).nullable(),
});
