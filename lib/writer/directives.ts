import 'server-only';
import type { PracticeContext } from '../practices/schema';
import type { Db } from '../supabase/types';
import type { Directive } from './directive-source';

/** The directives of the writing agents for this context. The one place that knows where they come from. */
export async function currentDirectives(
  _db: Db,
  _orgId: string,
  _context: PracticeContext,
  _unitId: string | undefined,
): Promise<Directive[]> {
  return [];
}
