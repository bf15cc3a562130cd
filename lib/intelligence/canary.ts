import type { Db } from '../supabase/types';
import type { CurrentDirective, Directive } from './schema';

export type CanaryRequest = { directive: Directive | null; unitId: string | undefined };
export type Canary = { experiment: NonNullable<CurrentDirective['experiment']>; directive: Directive | null };

/**
 * The seam of optimization plans: when a canary runs for this directive, which of the two this unit gets and under
 * which arm that is logged. No plan runs canaries yet, so the answer is null.
 */
export async function canaryFor(_db: Db, _orgId: string, _request: CanaryRequest): Promise<Canary | null> {
  return null;
}
