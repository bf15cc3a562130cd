import 'server-only';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { DUTIES } from './agents';
import { armOfTrial, type Layer, layersIn, type Trial, withTrials } from './canary';
import { note } from './directive';
import { combineLayers, layersFor } from './layers';
import { currentDirectives } from './queries';
import {
  type Agent,
  type Context,
  type CurrentDirective,
  contextSchema,
  type Directive,
  type Draft,
  draftSchema,
  type TrialArm,
} from './schema';

export { armOfTrial, isTreated, type Trial, trialsById } from './canary';
export { CANARY_ARMS } from './canary-rule';

type Request = { agentName: Agent; context?: Context; unitId?: string };

/** What an agent should do here and now. Without anything learned it says so instead of inventing. */
export async function currentDirective(
  db: Db,
  orgId: string,
  { agentName, context = {}, unitId }: Request,
): Promise<CurrentDirective> {
  const [directions] = await directionsFor(db, orgId, { agents: [agentName], context });
  const arms = unitId === undefined ? [] : armsFor(directions?.trials ?? [], unitId);
  return directions?.under(arms).directive ?? nothingLearned(agentName);
}

export type Told = {
  directive: CurrentDirective;
  /** The directives that its lines come from, the most specific first. */
  layers: readonly Directive[];
};
/** What an agent is told in a context, and what of it is on trial. */
export type Directions = {
  agent: Agent;
  trials: readonly Trial[];
  under: (arms: readonly TrialArm[]) => Told;
};

/** The directives of several agents at once, for somebody who writes to many: `under` tells what holds for whom. */
export async function directionsFor(
  db: Db,
  orgId: string,
  { agents, context }: { agents: readonly Agent[]; context: Context },
): Promise<Directions[]> {
  const [only] = agents;
  const all = await currentDirectives(db, orgId, agents.length === 1 ? only : undefined);
  const now = new Date();
  return Promise.all(
    agents.map(async (agent): Promise<Directions> => {
      const mine = all.filter(({ agent_name }) => agent_name === agent);
      const layers = await withTrials(db, orgId, layersFor(mine, context, now));
      const trials = layers.flatMap(({ trial }) => trial ?? []);
      return { agent, trials, under: (arms) => tell(agent, layers, trials, arms) };
    }),
  );
}

/** The arm of this unit in each trial. */
export const armsFor = (trials: readonly Trial[], unitId: string): TrialArm[] =>
  trials.map((trial) => ({ plan_item_id: trial.plan_item_id, arm: armOfTrial(trial, unitId) }));

function tell(
  agent: Agent,
  all: readonly Layer[],
  trials: readonly Trial[],
  arms: readonly TrialArm[],
): Told {
  const layers = layersIn(all, arms);
  const directive = combineLayers(layers);
  const experiments = arms.filter(({ plan_item_id }) =>
    trials.some((trial) => trial.plan_item_id === plan_item_id),
  );
  const trial = { experiment: experiments[0] ?? null, experiments };
  if (!directive) return { directive: { ...nothingLearned(agent), ...trial }, layers };
  const { id, agent_name, context, version, best_practices, guidance, avoid, evidence, expires_at } =
    directive;
  const words = { best_practices, guidance, avoid, evidence };
  return { directive: { id, agent_name, context, version, ...words, expires_at, ...trial }, layers };
}

function nothingLearned(agent_name: Agent): CurrentDirective {
  const text = 'Insufficient evidence: nothing has been learned for this agent yet.';
  const { metric } = DUTIES[agent_name];
  return {
    id: null,
    agent_name,
    context: {},
    version: 0,
    best_practices: [],
    guidance: [note(text)],
    avoid: [],
    evidence: { basis: 'insufficient', metric, n: 0, successes: 0, level: 0.9, note: text },
    expires_at: null,
    experiment: null,
    experiments: [],
  };
}

/** The context of a request, without what was not asked. */
export const contextOf = (asked: Record<string, string | undefined>): Context =>
  contextSchema.parse(Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)));

/** Appends the next version for this agent and context; jobs and admins. In SQL: private.publish_directive. */
export async function publishDirective(db: Db, orgId: string, draft: Draft): Promise<string> {
  return must(db.rpc('publish_directive', { p_org_id: orgId, p_directive: { ...draftSchema.parse(draft) } }));
}

/** Puts an earlier version in force again, as a new version; jobs and admins. */
export async function restoreDirective(db: Db, orgId: string, id: string, reason: string): Promise<string> {
  return must(db.rpc('restore_directive', { p_org_id: orgId, p_id: id, p_reason: reason }));
}
