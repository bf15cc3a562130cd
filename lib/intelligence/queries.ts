import { z } from 'zod';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { type Agent, type Directive, directiveSchema, type Finding, findingSchema } from './schema';

const columns =
  'id, agent_name, context, version, status, best_practices, guidance, avoid, evidence, source_practice_ids, plan_item_id, restores_id, reason, expires_at, created_at' as const;

export async function isInCommons(db: Db, orgId: string): Promise<boolean> {
  const [org] = await must(
    db.from('organizations').select('in_commons:settings->commons').eq('id', orgId).limit(1),
  );
  return org?.in_commons === true;
}

/** Whoever left the commons sees nothing of it from that moment, in old directives neither. */
export function withoutCommons(directive: Directive): Directive {
  const own = <L extends { source: string }>(lines: readonly L[]) =>
    lines.filter(({ source }) => source !== 'commons');
  const { best_practices, guidance, avoid } = directive;
  return { ...directive, best_practices: own(best_practices), guidance: own(guidance), avoid: own(avoid) };
}

async function visible(db: Db, orgId: string, rows: readonly unknown[]): Promise<Directive[]> {
  const directives = rows.map((row) => directiveSchema.parse(row));
  return (await isInCommons(db, orgId)) ? directives : directives.map(withoutCommons);
}

/** What is in force in every context, expired ones included; each agent's general directive first. */
export async function currentDirectives(db: Db, orgId: string, agentName?: Agent): Promise<Directive[]> {
  const rows = await must(
    db
      .rpc('current_directives', { p_org_id: orgId, ...(agentName ? { p_agent_name: agentName } : {}) })
      .select(columns),
  );
  return visible(db, orgId, rows);
}

export async function directiveById(db: Db, orgId: string, id: string): Promise<Directive | null> {
  const rows = await must(
    db.from('agent_directives').select(columns).eq('org_id', orgId).eq('id', id).limit(1),
  );
  return (await visible(db, orgId, rows))[0] ?? null;
}

/** Every version of an agent's directives, the newest first. */
export async function directiveHistory(db: Db, orgId: string, agentName: Agent): Promise<Directive[]> {
  const rows = await must(
    db
      .from('agent_directives')
      .select(columns)
      .eq('org_id', orgId)
      .eq('agent_name', agentName)
      .order('version', { ascending: false })
      .limit(50),
  );
  return visible(db, orgId, rows);
}

export type Snapshot = { n_messages: number; patterns: Finding[]; learned_at: string };

/** What the last run of learning found; null before the first. */
export async function readSnapshot(db: Db, orgId: string): Promise<Snapshot | null> {
  const [row] = await must(
    db.from('intelligence_snapshots').select('n_messages, patterns, learned_at').eq('org_id', orgId).limit(1),
  );
  return row ? { ...row, patterns: z.array(findingSchema).parse(row.patterns) } : null;
}
