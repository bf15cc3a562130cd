import 'server-only';
import { z } from 'zod';
import { AppError } from '../errors';
import { enqueue } from '../jobs/enqueue';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { type Rule, type RuleInput, ruleConditionSchema } from './rules';

export type RuleRow = Rule & { updated_at: string; uses: number };

/** Every rule of the workspace, with how often an insight cited it. */
export async function listRules(db: Db, orgId: string): Promise<RuleRow[]> {
  const [rows, uses] = await Promise.all([
    must(
      db
        .from('insight_rules')
        .select('id, name, kind, conditions, text, enabled, updated_at')
        .eq('org_id', orgId)
        .order('created_at'),
    ),
    must(db.from('insights').select('signal').eq('org_id', orgId).like('signal', 'rule:%').limit(5000)),
  ]);
  return rows.map(({ kind, conditions, ...row }) => ({
    ...row,
    kind: kind === 'risk' || kind === 'opportunity' ? kind : 'next_action',
    conditions: z.array(ruleConditionSchema).catch([]).parse(conditions),
    uses: uses.filter((use) => use.signal === `rule:${row.id}`).length,
  }));
}

/** Creates a rule, or replaces one; its record is then measured on past deals. Admins only, by policy. */
export async function saveRule(db: Db, orgId: string, id: string | null, input: RuleInput): Promise<void> {
  const row = { ...input, org_id: orgId, conditions: input.conditions };
  const written = id
    ? await must(db.from('insight_rules').update(row).eq('org_id', orgId).eq('id', id).select('id'))
    : await must(db.from('insight_rules').insert(row).select('id'));
  if (written.length === 0) throw new AppError('not_found', 'There is no such rule.');
  await enqueue(
    db,
    'insights.measure',
    { org_id: orgId },
    { delaySeconds: 1, dedupeKey: `measure:${orgId}` },
  );
}

export async function deleteRule(db: Db, orgId: string, id: string): Promise<void> {
  const gone = await must(db.from('insight_rules').delete().eq('org_id', orgId).eq('id', id).select('id'));
  if (gone.length === 0) throw new AppError('not_found', 'There is no such rule.');
}
