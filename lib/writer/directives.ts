import 'server-only';
import type { TrialArm } from '../intelligence/schema';
import { contextOf, directionsFor, type Trial } from '../intelligence/service';
import type { PracticeContext } from '../practices/schema';
import type { Db } from '../supabase/types';
import type { Guidance } from './decisions';
import { toGuidance } from './directive-source';

/** Whose rules a text can follow. Whom to write to, and when, is decided elsewhere. */
const AGENTS = [
  'WriterAgent',
  'PersonalizerAgent',
  'CopywriterAgent',
  'SubjectLineOptimizerAgent',
  'DeliverabilityAgent',
] as const;

export type WritingDirections = {
  /** What is being tried on a share of the contacts, the oldest first. */
  trials: readonly Trial[];
  under: (arms: readonly TrialArm[]) => { guidance: Guidance; version: number | null };
};

/** What the writing agents are told in this context, for contacts in any arms. */
export async function writingDirections(
  db: Db,
  orgId: string,
  context: PracticeContext & Record<string, string>,
): Promise<WritingDirections> {
  const directions = await directionsFor(db, orgId, { agents: AGENTS, context: contextOf(context) });
  return {
    trials: directions.flatMap(({ trials }) => trials),
    under: (arms) => {
      const told = directions.map(({ under }) => under(arms));
      const writer = told.find(({ directive }) => directive.agent_name === 'WriterAgent');
      return { guidance: toGuidance(told, context), version: writer?.directive.version || null };
    },
  };
}
