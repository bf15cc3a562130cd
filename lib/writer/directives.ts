import 'server-only';
import type { CurrentDirective } from '../intelligence/schema';
import { contextOf, currentDirective } from '../intelligence/service';
import type { PracticeContext } from '../practices/schema';
import type { Db } from '../supabase/types';

const WRITING_AGENTS = ['WriterAgent', 'PersonalizerAgent', 'CopywriterAgent'] as const;

/** The directives of the writing agents for this context; a canary decides by the unit. */
export function currentDirectives(
  db: Db,
  orgId: string,
  context: PracticeContext,
  unitId: string | undefined,
): Promise<CurrentDirective[]> {
  const asked = { context: contextOf(context), ...(unitId ? { unitId } : {}) };
  return Promise.all(WRITING_AGENTS.map((agentName) => currentDirective(db, orgId, { agentName, ...asked })));
}
