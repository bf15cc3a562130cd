import { armFor } from '../experiments/service';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { armsOf, CANARY_ARMS } from './canary-rule';
import { mostSpecific } from './match';
import { directiveById } from './queries';
import type { Context, CurrentDirective, Directive } from './schema';

export type CanaryRequest = {
  /** The directive in force, the one of a running canary included. */
  directive: Directive | null;
  all: readonly Directive[];
  context: Context;
  unitId: string | undefined;
};
export type Canary = { experiment: CurrentDirective['experiment']; directive: Directive | null };

/**
 * When a canary runs for this directive: which of the two this unit gets, the same at every call, and under which arm
 * that is logged. A request without a unit gets what was in force before and takes no part. Otherwise null.
 */
export async function canaryFor(
  db: Db,
  orgId: string,
  { directive, all, context, unitId }: CanaryRequest,
): Promise<Canary | null> {
  if (!directive?.plan_item_id) return null;
  const [item] = await must(
    db
      .from('optimization_plan_items')
      .select('id, canary_share, before_directive_id')
      .eq('org_id', orgId)
      .eq('id', directive.plan_item_id)
      .eq('status', 'canary')
      .limit(1),
  );
  if (!item?.canary_share) return null;
  const arm = unitId === undefined ? null : armFor(item.id, unitId, armsOf(item.canary_share));
  const experiment = arm === null ? null : { plan_item_id: item.id, arm };
  if (arm === CANARY_ARMS.treatment) return { experiment, directive };
  const before = item.before_directive_id
    ? await directiveById(db, orgId, item.before_directive_id)
    : mostSpecific(
        all.filter(({ id }) => id !== directive.id),
        context,
        new Date(),
      );
  return { experiment, directive: before };
}
