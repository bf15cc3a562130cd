import 'server-only';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { DUTIES } from './agents';
import { canaryFor } from './canary';
import { note } from './directive';
import { mostSpecific } from './match';
import { currentDirectives } from './queries';
import {
  type Agent,
  type Context,
  type CurrentDirective,
  contextSchema,
  type Draft,
  draftSchema,
} from './schema';

type Request = { agentName: Agent; context?: Context; unitId?: string };

/** What an agent should do here and now. Without anything learned it says so instead of inventing. */
export async function currentDirective(
  db: Db,
  orgId: string,
  { agentName, context = {}, unitId }: Request,
): Promise<CurrentDirective> {
  const all = await currentDirectives(db, orgId, agentName);
  const usual = mostSpecific(all, context, new Date());
  const canary = await canaryFor(db, orgId, { directive: usual, all, context, unitId });
  const directive = canary ? canary.directive : usual;
  const experiment = canary?.experiment ?? null;
  if (!directive) return { ...nothingLearned(agentName), experiment };
  const { id, agent_name, version, best_practices, guidance, avoid, evidence, expires_at } = directive;
  const words = { best_practices, guidance, avoid, evidence };
  return { id, agent_name, context: directive.context, version, ...words, expires_at, experiment };
}

function nothingLearned(agent_name: Agent): Omit<CurrentDirective, 'experiment'> {
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
