import 'server-only';
import type { TrialArm } from '../intelligence/schema';
import { armOfTrial, CANARY_ARMS, type Trial, trialsById } from '../intelligence/service';
import type { Db, Json } from '../supabase/types';
import type { StoredStep } from './render';
import type { SequenceTrial } from './sequence-schema';

export type Trials = ReadonlyMap<string, Trial>;
/** A step in the version of one reader, and the trials under which it is logged. */
export type ReaderStep = StoredStep & { experiments: TrialArm[] };

/** The trials that shape these steps, as they stand now. */
export const trialsOf = (db: Db, orgId: string, steps: readonly StoredStep[]): Promise<Trials> =>
  trialsById(
    db,
    orgId,
    steps.flatMap(({ arms }) => arms.map(({ plan_item_id }) => plan_item_id)),
  );

/**
 * The steps for one reader: of each, the version of their arms. What was adopted meanwhile is for everybody, what went
 * back for nobody; only a trial that runs is logged, and only with somebody to take part.
 */
export function stepsFor(
  steps: readonly StoredStep[],
  trials: Trials,
  contactId: string | undefined,
): ReaderStep[] {
  const armOf = (id: string) => {
    const trial = trials.get(id);
    return trial ? armOfTrial(trial, contactId) : CANARY_ARMS.control;
  };
  return steps
    .filter(({ arms }) => arms.every(({ plan_item_id, arm }) => arm === armOf(plan_item_id)))
    .map((step) => ({
      ...step,
      experiments: step.arms.filter(
        ({ plan_item_id }) => contactId !== undefined && trials.get(plan_item_id)?.status === 'canary',
      ),
    }));
}

/** What is being tried with a sequence, and which of its steps it changes. */
export function trialsShown(
  steps: readonly StoredStep[],
  trials: Trials,
  contactId: string | undefined,
): SequenceTrial[] {
  return [...trials.values()].map((trial) => {
    const { plan_item_id, plan_id, agent_name, text, share, status } = trial;
    const changed = steps.filter(({ arms }) => arms.some((arm) => arm.plan_item_id === plan_item_id));
    return {
      ...{ plan_item_id, plan_id, agent_name, text, share, status },
      arm: contactId === undefined ? null : armOfTrial(trial, contactId),
      steps: [...new Set(changed.map(({ place }) => place + 1))],
    };
  });
}

/** What is logged with a message: the first experiment as it always was, all of them where there are several. */
export function loggedExperiment(given: Json | null, arms: readonly TrialArm[]): Json | null {
  const all: Json[] = [...(given === null ? [] : [given]), ...arms];
  const [first] = all;
  if (all.length < 2 || first === null || typeof first !== 'object' || Array.isArray(first))
    return first ?? null;
  return { ...first, experiments: all };
}
