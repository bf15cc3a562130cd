import { armFor } from '../experiments/service';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { armsOf, CANARY_ARMS } from './canary-rule';
import { type PlanStatus, proposalSchema } from './plan-schema';
import { directiveById } from './queries';
import type { Directive, TrialArm } from './schema';

/** An approved change, and how far it is: on trial, a share of the contacts gets it. */
export type Trial = {
  plan_item_id: string;
  plan_id: string;
  agent_name: string;
  status: PlanStatus;
  share: number;
  /** The rule that is tried, in words. */
  text: string;
  /** What the others get; null: what holds more widely. */
  before_directive_id: string | null;
};

const COLUMNS = 'id, plan_id, agent_name, status, canary_share, line, before_directive_id' as const;
const lineSchema = proposalSchema.shape.line.pick({ text: true });

/** Approved items by their ids, whatever became of them. */
export async function trialsById(db: Db, orgId: string, ids: readonly string[]): Promise<Map<string, Trial>> {
  if (ids.length === 0) return new Map();
  const rows = await must(
    db
      .from('optimization_plan_items')
      .select(COLUMNS)
      .eq('org_id', orgId)
      .in('id', [...new Set(ids)])
      .not('canary_share', 'is', null)
      .order('started_at')
      .order('id'),
  );
  return new Map(
    rows.map(({ id, status, canary_share, line, ...row }) => [
      id,
      {
        ...row,
        plan_item_id: id,
        status: status as PlanStatus,
        share: canary_share ?? 0,
        text: lineSchema.parse(line).text,
      },
    ]),
  );
}

/** The arm of a unit, the same at every call; a trial that has ended has one for everybody. */
export function armOfTrial({ plan_item_id, status, share }: Trial, unitId: string | undefined): string {
  if (status === 'adopted') return CANARY_ARMS.treatment;
  if (status !== 'canary' || unitId === undefined) return CANARY_ARMS.control;
  return armFor(plan_item_id, unitId, armsOf(share));
}

export const isTreated = (arm: string | undefined): boolean => arm === CANARY_ARMS.treatment;

/** A layer of directives; on trial it stands beside what was in force before. */
export type Layer = { directive: Directive; trial: Trial | null; before: Directive | null };

/** Which of the layers are on trial now, and what the others get in their place. */
export async function withTrials(db: Db, orgId: string, layers: readonly Directive[]): Promise<Layer[]> {
  const ids = layers.flatMap(({ plan_item_id }) => plan_item_id ?? []);
  const trials = await trialsById(db, orgId, ids);
  return Promise.all(
    layers.map(async (directive): Promise<Layer> => {
      const trial = trials.get(directive.plan_item_id ?? '');
      if (trial?.status !== 'canary') return { directive, trial: null, before: null };
      const { before_directive_id } = trial;
      const before = before_directive_id ? await directiveById(db, orgId, before_directive_id) : null;
      return { directive, trial, before };
    }),
  );
}

/** The layers as they are for whoever is in these arms; without an arm: as they were before the trial. */
export function layersIn(layers: readonly Layer[], arms: readonly TrialArm[]): Directive[] {
  return layers.flatMap(({ directive, trial, before }) => {
    if (!trial) return [directive];
    const mine = arms.find(({ plan_item_id }) => plan_item_id === trial.plan_item_id);
    if (isTreated(mine?.arm)) return [directive];
    return before ? [before] : [];
  });
}
