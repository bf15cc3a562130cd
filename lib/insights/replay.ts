import { priorFromRate, ratePosterior } from '@/lib/stats/beta';
import { DAY_MS, type DealHistory, type DealView, type Timeline, timelineOf, viewAsOf } from './history';
import { STEP_WINDOW_DAYS, STEPS_FOR, stepsTaken } from './next-steps';
import { PATTERNS, type Pattern } from './patterns';
import { type Rule, ruleHolds } from './rules';
import type { PipelineShape } from './stages';

/** How often a kind of finding, raised on past deals as of then, came true. */
export type PatternRecord = {
  key: string;
  stage: string;
  kind: 'risk' | 'opportunity' | 'next_action';
  n: number;
  hits: number;
  mean: number;
  interval: [number, number];
  details: Record<string, number | string>;
};

/** A state to replay: a built-in pattern, or a rule of the workspace. */
export type Replayable = Pick<Pattern, 'key' | 'holds'> & { kind: PatternRecord['kind'] };

/** The built-in patterns and the workspace's rules, which are measured in the same way. */
export function replayables(rules: readonly Rule[]): Replayable[] {
  return [
    ...PATTERNS,
    ...rules.map((rule) => ({
      key: `rule:${rule.id}`,
      kind: rule.kind,
      holds: (view: DealView) => ruleHolds(view, rule),
    })),
  ];
}

export type Raise = { key: string; stage: string; at: number };

const LOOK_EVERY_DAYS = 7;
/** Past deals that a base rate weighs as much as (statistics.md, rule 1); without any, it weighs nothing. */
const PRIOR_WEIGHT = 8;
const priorWeight = (deals: number) => Math.min(PRIOR_WEIGHT, 2 + deals);

/** The moments at which a watcher would have looked at the deal: weekly and at each change of stage, while open. */
export function lookTimes(timeline: Timeline, until: number): number[] {
  const times = timeline.stageTimes.filter((time) => time > timeline.opened && time < until);
  for (
    let time = timeline.opened + LOOK_EVERY_DAYS * DAY_MS;
    time < until;
    time += LOOK_EVERY_DAYS * DAY_MS
  ) {
    times.push(time);
  }
  return times.sort((a, b) => a - b);
}

/** First time each pattern held per stage, seen only with what was known at each look. */
export function raisesOf(
  timeline: Timeline,
  shape: PipelineShape,
  until: number,
  patterns: readonly Replayable[] = PATTERNS,
): Raise[] {
  const seen = new Set<string>();
  const raises: Raise[] = [];
  for (const at of lookTimes(timeline, until)) {
    const view = viewAsOf(timeline, at);
    for (const pattern of patterns) {
      const id = `${pattern.key}\u0000${view.stage}`;
      if (seen.has(id) || !pattern.holds(view, shape)) continue;
      seen.add(id);
      raises.push({ key: pattern.key, stage: view.stage, at });
    }
  }
  return raises;
}

type Tally = { n: number; hits: number };
const add = (tallies: Map<string, Tally>, id: string, hit: boolean) => {
  const tally = tallies.get(id) ?? { n: 0, hits: 0 };
  tally.n += 1;
  if (hit) tally.hits += 1;
  tallies.set(id, tally);
};

/** Counts that can be added up deal by deal, so that a job replays in small batches. */
export type ReplayCounts = {
  won: number;
  lost: number;
  /** key ␀ stage ("" for all stages) → deals on which it was raised, and how many of them came true. */
  raised: Map<string, Tally>;
  /** key ␀ step ␀ with|without → deals still open after the window, and how many were won. */
  answered: Map<string, Tally>;
};

export const emptyCounts = (): ReplayCounts => ({ won: 0, lost: 0, raised: new Map(), answered: new Map() });

/** Replays one closed deal into `counts`. Each deal counts once per finding, whatever it did afterwards. */
export function replayDeal(
  counts: ReplayCounts,
  deal: DealHistory,
  shape: PipelineShape,
  patterns: readonly Replayable[] = PATTERNS,
): void {
  if (deal.status === 'open' || !deal.closed_at) return;
  const timeline = timelineOf(deal);
  const closed = Date.parse(deal.closed_at);
  const isWon = deal.status === 'won';
  if (isWon) counts.won += 1;
  else counts.lost += 1;
  const first = new Set<string>();
  for (const raise of raisesOf(timeline, shape, closed, patterns)) {
    const kind = patterns.find((pattern) => pattern.key === raise.key)?.kind;
    const cameTrue = kind === 'risk' ? !isWon : isWon;
    add(counts.raised, `${raise.key}\u0000${raise.stage}`, cameTrue);
    if (first.has(raise.key)) continue;
    first.add(raise.key);
    add(counts.raised, `${raise.key}\u0000`, cameTrue);
    // Landmark: only deals that were still open when the window ended, or a quick loss would count as inaction.
    if (closed < raise.at + STEP_WINDOW_DAYS * DAY_MS) continue;
    const taken = stepsTaken(timeline, raise.at);
    for (const step of STEPS_FOR[raise.key] ?? []) {
      add(counts.answered, `${raise.key}\u0000${step}\u0000${taken.has(step) ? 'with' : 'without'}`, isWon);
    }
  }
}

/** Posteriors from the counts: each stage leans on all stages together, which lean on the base rate. */
export function summarizeReplay(
  counts: ReplayCounts,
  patterns: readonly Replayable[] = PATTERNS,
): PatternRecord[] {
  const closed = counts.won + counts.lost;
  const winRate = (counts.won + 1) / (closed + 2);
  const records: PatternRecord[] = [];
  for (const pattern of patterns) {
    const base = pattern.kind === 'risk' ? 1 - winRate : winRate;
    const all = counts.raised.get(`${pattern.key}\u0000`) ?? { n: 0, hits: 0 };
    const overall = ratePosterior(all.hits, all.n, priorFromRate(base, priorWeight(closed)));
    const details = { base_rate: base, closed_deals: closed };
    const record = (stage: string, tally: Tally, rate: typeof overall): PatternRecord => ({
      key: pattern.key,
      stage,
      kind: pattern.kind,
      ...tally,
      mean: rate.mean,
      interval: rate.interval,
      details,
    });
    records.push(record('', all, overall));
    for (const [id, tally] of counts.raised) {
      const [key, stage] = id.split('\u0000');
      if (key !== pattern.key || !stage) continue;
      records.push(
        record(
          stage,
          tally,
          ratePosterior(tally.hits, tally.n, priorFromRate(overall.mean, priorWeight(all.n))),
        ),
      );
    }
    for (const step of STEPS_FOR[pattern.key] ?? []) {
      const withStep = counts.answered.get(`${pattern.key}\u0000${step}\u0000with`) ?? { n: 0, hits: 0 };
      const without = counts.answered.get(`${pattern.key}\u0000${step}\u0000without`) ?? { n: 0, hits: 0 };
      const prior = priorFromRate(winRate, priorWeight(closed));
      const took = ratePosterior(withStep.hits, withStep.n, prior);
      const skipped = ratePosterior(without.hits, without.n, prior);
      records.push({
        key: `${pattern.key}>${step}`,
        stage: '',
        kind: 'next_action',
        ...withStep,
        mean: took.mean,
        interval: took.interval,
        details: {
          base_rate: winRate,
          closed_deals: closed,
          n_without: without.n,
          hits_without: without.hits,
          mean_without: skipped.mean,
          low_without: skipped.interval[0],
          high_without: skipped.interval[1],
        },
      });
    }
  }
  return records;
}
