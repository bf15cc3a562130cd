import type { TrialArm } from '../intelligence/schema';
import { CANARY_ARMS } from '../intelligence/service';
import type { DraftStep } from './local';
import { isTiming } from './timing';

/** So many trials at once may shape a sequence; each doubles what has to be written. */
export const MAX_TRIALS = 3;

/** One version of a step: `arms` says whom it is for, and is empty where no trial changes the step. */
export type StepVersion = DraftStep & { place: number; arms: TrialArm[] };

type Draft = (arms: readonly TrialArm[]) => readonly DraftStep[];

/**
 * The steps as contacts of every arm read them. A trial counts for a step only where it changes what is read, or when it is sent: a
 * message that is the same in both arms can't measure anything. The first versions are those without any change.
 */
export function draftVersions(trialIds: readonly string[], draft: Draft): StepVersion[] {
  const armsIn = (mask: number): TrialArm[] =>
    trialIds.map((plan_item_id, bit) => ({
      plan_item_id,
      arm: hasBit(mask, bit) ? CANARY_ARMS.treatment : CANARY_ARMS.control,
    }));
  const masks = Array.from({ length: 2 ** trialIds.length }, (_, mask) => mask);
  const drafts = masks.map((mask) => draft(armsIn(mask)));
  const read = (mask: number, place: number) => whatIsRead(drafts[mask]?.[place]);
  return masks.flatMap((mask) =>
    (drafts[mask] ?? []).flatMap((step, place): StepVersion[] => {
      const changing = trialIds.map((_, bit) =>
        masks.some((other) => read(other, place) !== read(other ^ (1 << bit), place)),
      );
      const isRepeated = changing.some((isChanging, bit) => !isChanging && hasBit(mask, bit));
      return isRepeated ? [] : [{ ...step, place, arms: armsIn(mask).filter((_, bit) => changing[bit]) }];
    }),
  );
}

const hasBit = (mask: number, bit: number): boolean => (mask & (1 << bit)) !== 0;

const whenSent = ({ directives }: DraftStep) =>
  directives.filter(isTiming).map(({ decision, value }) => [decision, value]);

const whatIsRead = (step: DraftStep | undefined): string =>
  step ? JSON.stringify([step.day, step.channel, step.subject_line, step.body, ...whenSent(step)]) : '';
