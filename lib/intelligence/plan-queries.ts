import { AppError } from '../errors';
import { afterPosition, decodeCursor, type ListQuery, toPage } from '../http/list';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { recordOf } from './plan-record';
import {
  type Plan,
  type PlanItem,
  type PlanRecord,
  type PlanRow,
  type Plans,
  planItemSchema,
} from './plan-schema';
import { contextSchema, patternSchema } from './schema';
import { contextWords, patternWords } from './words';

const itemColumns =
  'id, plan_id, kind, agent_name, context, pattern, change, expected, evidence, replay, other_half, practice_ids, status, canary_share, window_days, note, decided_by, decided_at, started_at, ended_at, ended_reason, ended_by, measured' as const;
const planColumns =
  'id, occasion, n_messages, created_at, optimization_plan_items(status, started_at, window_days)' as const;
const MAX_MEASURED = 500;
const DAY_MS = 86_400_000;

/** The plans, the newest first, and above them how promises and results compare. */
export async function listPlans(db: Db, orgId: string, query: ListQuery): Promise<Plans> {
  let request = db.from('optimization_plans').select(planColumns).eq('org_id', orgId);
  const after = decodeCursor(query.cursor);
  if (after) request = request.or(afterPosition(after, 'created_at', 'desc'));
  const [rows, record] = await Promise.all([
    must(
      request
        .order('created_at', { ascending: false })
        .order('id', { ascending: false })
        .limit(query.limit + 1),
    ),
    planRecord(db, orgId),
  ]);
  return { ...toPage(rows.map(toRow), query.limit, ({ created_at, id }) => [created_at, id]), record };
}

export async function getPlan(db: Db, orgId: string, id: string): Promise<Plan> {
  const [plan] = await must(
    db.from('optimization_plans').select(planColumns).eq('org_id', orgId).eq('id', id).limit(1),
  );
  if (!plan) throw new AppError('not_found', 'There is no such plan.');
  const items = await must(
    db
      .from('optimization_plan_items')
      .select(itemColumns)
      .eq('org_id', orgId)
      .eq('plan_id', id)
      .order('place'),
  );
  return { ...toRow(plan), items: items.map(toItem) };
}

export async function getPlanItem(db: Db, orgId: string, planId: string, id: string): Promise<PlanItem> {
  const [item] = await must(
    db
      .from('optimization_plan_items')
      .select(itemColumns)
      .eq('org_id', orgId)
      .eq('plan_id', planId)
      .eq('id', id)
      .limit(1),
  );
  if (!item) throw new AppError('not_found', 'There is no such item.');
  return toItem(item);
}

export async function planRecord(db: Db, orgId: string): Promise<PlanRecord> {
  const rows = await must(
    db
      .from('optimization_plan_items')
      .select(itemColumns)
      .eq('org_id', orgId)
      .in('status', ['canary', 'adopted', 'rolled_back', 'taken_back'])
      .order('decided_at', { ascending: false })
      .limit(MAX_MEASURED),
  );
  return recordOf(rows.map(toItem));
}

type Trial = { status: string; started_at: string | null; window_days: number | null };

/** On trial for longer than its observation window. */
const isUndecided = ({ status, started_at, window_days }: Trial): boolean =>
  status === 'canary' && Date.parse(started_at ?? '') + (window_days ?? 0) * DAY_MS <= Date.now();

function toRow({
  optimization_plan_items,
  ...plan
}: Record<string, unknown> & { optimization_plan_items: Trial[] }): PlanRow {
  const statuses: Record<string, number> = {};
  for (const { status } of optimization_plan_items) statuses[status] = (statuses[status] ?? 0) + 1;
  return {
    ...(plan as Omit<PlanRow, 'statuses' | 'n_items'>),
    statuses,
    n_items: optimization_plan_items.length,
    n_undecided: optimization_plan_items.filter(isUndecided).length,
  };
}

type ItemRow = Trial & { [name: string]: unknown; context: unknown; pattern: unknown };

function toItem(row: ItemRow): PlanItem {
  const context = contextSchema.parse(row.context);
  const pattern = patternSchema.parse(row.pattern);
  const where = contextWords(context);
  const words = `${patternWords(pattern)}${where ? ` in ${where}` : ''}`;
  return planItemSchema.parse({
    ...row,
    target: { agent_name: row.agent_name, context, pattern, words },
    canary: row.canary_share
      ? { share: row.canary_share, window_days: row.window_days, started_at: row.started_at }
      : null,
    decision: row.decided_at ? { by: row.decided_by, at: row.decided_at, note: row.note } : null,
    ended: row.ended_at ? { at: row.ended_at, reason: row.ended_reason, by: row.ended_by } : null,
    is_undecided: isUndecided(row),
    measured: row.measured ?? undefined,
  });
}
