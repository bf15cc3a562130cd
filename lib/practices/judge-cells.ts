import { setImmediate as pause } from 'node:timers/promises';
import type { Cell } from './cell-counter';
import { isNovel, judge, type LearnRule, type Objective, objectiveOf, type Verdict } from './learn-rule';
import { centred, familyOf, familyWithout, type Priors, priorsFrom, ratesOf } from './rates';
import type { PracticeCounts, PracticeRates } from './schema';

/** A cell with its posteriors and what the rule says of it. */
export type Judged = {
  cell: Cell;
  rates: PracticeRates;
  priors: Priors;
  peers: PracticeCounts | null;
  objective: Objective;
  verdict: Verdict;
};

export type Judgement = {
  /** What the library knows already, and what tells it something new. */
  judged: Judged[];
  /** Cells with enough messages that only repeat what broader ones say. */
  nothingNew: number;
  tooFew: number;
};

export const keyOf = (category: string, pattern: object, context: object): string =>
  JSON.stringify([category, sorted(pattern), sorted(context)]);
const sorted = (value: object) => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));

/** What holds anywhere may weigh this many messages against what was seen in one context. */
const PARENT_WEIGHT = 100;
/** Cells between two pauses: whoever shares the process gets its turn within some ten milliseconds. */
const PAUSE_EVERY = 100;

/**
 * Judges every cell with enough messages. Its priors come from the rest of its family: cells of the same decisions and
 * the same kind of context, which partition the messages, so that none of them counts twice. In a context they are
 * centred on what the pattern reaches anywhere.
 */
export async function judgeCells(
  all: readonly Cell[],
  isKnown: (key: string) => boolean,
  rule: LearnRule,
): Promise<Judgement> {
  const families = Map.groupBy(all, ({ family }) => family);
  const sums = new Map(
    [...families].map(([name, cells]) => [name, familyOf(cells.map(({ counts }) => counts))]),
  );
  const objective = objectiveOf((families.get('channel|channel|') ?? []).map(({ counts }) => counts));
  const ratesByKey = new Map<string, PracticeRates>();
  const judged: Judged[] = [];
  const byBreadth = all
    .filter(({ counts }) => counts.sent >= rule.minSample)
    .sort((a, b) => depthOf(a) - depthOf(b));
  for (const [place, cell] of byBreadth.entries()) {
    if (place % PAUSE_EVERY === 0) await pause();
    const key = keyOf(cell.category, cell.pattern, cell.context);
    const parents = parentsOf(cell).flatMap((parent) => ratesByKey.get(parent) ?? []);
    const tells = isKnown(key) || isNovel(cell.counts, parents, objective);
    if (!tells && depthOf(cell) === DEEPEST) continue;
    const others = familyWithout(sums.get(cell.family) ?? familyOf([cell.counts]), cell.counts);
    const anywhere = depthOf(cell) > 1 ? ratesByKey.get(keyOf(cell.category, cell.pattern, {})) : undefined;
    const family = priorsFrom(others);
    const priors = anywhere ? centred(family, anywhere, PARENT_WEIGHT) : family;
    const rates = ratesOf(cell.counts, priors);
    ratesByKey.set(key, rates);
    if (!tells) continue;
    const peers = others.total;
    const verdict = judge({ counts: cell.counts, rates, priors, peers }, objective, rule);
    judged.push({ cell, rates, priors, peers, objective, verdict });
  }
  return {
    judged,
    nothingNew: byBreadth.length - judged.length,
    tooFew: all.length - byBreadth.length,
  };
}

/** 0: one decision anywhere; 1: several; 2: one decision in a context; 3: several. */
const depthOf = ({ pattern, context }: Cell): number =>
  (Object.keys(pattern).length > 1 ? 1 : 0) + (Object.keys(context).length > 0 ? 2 : 0);
/** Nothing is compared with these. */
const DEEPEST = 3;

/** The broader statements that a cell has to add something to: the same anywhere, and each of its decisions alone. */
function parentsOf({ category, pattern, context }: Cell): string[] {
  const parts = Object.entries(pattern);
  const anywhere = Object.keys(context).length > 0 ? [keyOf(category, pattern, {})] : [];
  const alone =
    parts.length > 1 ? parts.map(([name, value]) => keyOf(category, { [name]: value }, context)) : [];
  return [...anywhere, ...alone];
}
