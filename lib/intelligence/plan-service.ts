import 'server-only';
import { listPractices } from '../practices/queries';
import { practiceListQuery } from '../practices/schema';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { cellsFor } from './agents';
import { findPatterns } from './finding';
import { keyOf } from './key';
import { readPatternCells } from './learn';
import { type PlanBasis, proposalKey, proposals } from './plan-candidates';
import { getPlanItem } from './plan-queries';
import { type PlanItem, type PlanStatus, type Proposal, proposalSchema } from './plan-schema';
import { practiceFinder } from './practice-match';
import { currentDirectives } from './queries';
import { METRICS } from './schema';

const DAY_MS = 86_400_000;
/** What was refused or went back is not proposed again for so long. */
const REST_DAYS = 90;
const OPEN: readonly PlanStatus[] = ['proposed', 'waiting', 'canary'];

/** Reads what the ledger says now and stores the changes worth a decision. Null when a scheduled plan has none. */
export async function proposePlan(
  db: Db,
  orgId: string,
  occasion: 'asked' | 'scheduled',
): Promise<string | null> {
  const cells = await readPatternCells(db, orgId);
  const findings = METRICS.flatMap((metric) =>
    findPatterns(cellsFor(metric, cells), { metric, source: 'organisation' }),
  );
  const practices = (await listPractices(db, orgId, practiceListQuery.parse({ limit: 200, sort: '-n' })))
    .data;
  const current = await currentDirectives(db, orgId);
  const basis: PlanBasis = {
    findings,
    cells,
    current,
    practicesFor: practiceFinder(practices),
    taken: await takenKeys(db, orgId),
  };
  const items = proposals(basis);
  if (items.length === 0 && occasion === 'scheduled') return null;
  const whole = cells.find(({ pattern, context }) => keyOf(pattern) === '' && keyOf(context) === '');
  return must(
    db.rpc('propose_optimization_plan', {
      p_org_id: orgId,
      p_occasion: occasion,
      p_n_messages: whole?.counts.sent ?? 0,
      p_items: items as unknown as Json,
    }),
  );
}

async function takenKeys(db: Db, orgId: string): Promise<Set<string>> {
  const since = new Date(Date.now() - REST_DAYS * DAY_MS).toISOString();
  const rows = await must(
    db
      .from('optimization_plan_items')
      .select('agent_name, context, pattern, list')
      .eq('org_id', orgId)
      .or(`status.in.(${OPEN.join(',')}),decided_at.gte.${since}`)
      .order('id')
      .limit(1000),
  );
  const key = proposalSchema.pick({ agent_name: true, context: true, pattern: true, list: true });
  return new Set(rows.map((row) => proposalKey(key.parse(row) satisfies Partial<Proposal>)));
}

type Place = { planId: string; itemId: string };

/** Approves or rejects an item; approved, it is in force for the canary's share at once. Admins only. */
export async function decideItem(
  db: Db,
  orgId: string,
  { planId, itemId }: Place,
  { decision, note }: { decision: 'approve' | 'reject'; note?: string | undefined },
): Promise<PlanItem> {
  await must(
    db.rpc('decide_plan_item', {
      p_org_id: orgId,
      p_plan_id: planId,
      p_item_id: itemId,
      p_decision: decision,
      ...(note ? { p_note: note } : {}),
    }),
  );
  return getPlanItem(db, orgId, planId, itemId);
}

/** Puts a change in force that its observation window left undecided; the note says why. Admins only. */
export async function adoptItem(
  db: Db,
  orgId: string,
  { planId, itemId }: Place,
  note: string,
): Promise<PlanItem> {
  await must(
    db.rpc('adopt_plan_item', { p_org_id: orgId, p_plan_id: planId, p_item_id: itemId, p_note: note }),
  );
  return getPlanItem(db, orgId, planId, itemId);
}

/** Undoes an approved item, running or adopted. Admins only. */
export async function takeBackItem(
  db: Db,
  orgId: string,
  { planId, itemId }: Place,
  note?: string,
): Promise<PlanItem> {
  await must(
    db.rpc('take_back_plan_item', {
      p_org_id: orgId,
      p_plan_id: planId,
      p_item_id: itemId,
      ...(note ? { p_note: note } : {}),
    }),
  );
  return getPlanItem(db, orgId, planId, itemId);
}
