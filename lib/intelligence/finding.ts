import { type Counts, trialsOf } from '../outcomes/counts-schema';
import { GUARDRAILS } from '../outcomes/strategy-schema';
import type { BetaPrior } from '../stats/beta';
import { type Count, estimateRate, priorFromOthers } from '../stats/rate';
import { keyOf } from './key';
import type { Cell, Context, Finding, Metric, PatternKey, Verdict } from './schema';
import { difference, fitWeight, isFar, posteriorOf } from './shrink';

/** Messages of a pattern below which nothing is said about it. */
export const MIN_CELL = 30;
const RATE_LIMITS = { low: 1e-4, high: 0.9 };

const kindOf = (part: Readonly<Record<string, string>>): string => Object.keys(part).sort().join('+');

export function trialsFor(counts: Counts, metric: Metric): Count {
  if (metric !== 'harm_rate') return trialsOf(counts, metric);
  const harmed = counts.bounced + counts.unsubscribed + counts.spam_reported;
  return { successes: Math.min(harmed, counts.sent), n: counts.sent };
}

/** The next rung of the ladder: what wins here and credibly loses there does not win. */
const NEXT_RUNG = {
  positive_reply_rate: 'meeting_held_rate',
  open_rate: 'positive_reply_rate',
  harm_rate: null,
} as const;

type Options = {
  metric: Metric;
  source: Finding['source'];
  organizations?: (pattern: PatternKey, context: Context) => number | null;
};
type Judged = { cell: Cell; own: Count; prior: BetaPrior; rest: Count; siblings: Cell[] };

/**
 * Judges every pattern in every context. Everywhere (no context), the prior of a pattern comes from the other
 * patterns of its kind. In a context it is centred on what the context's level and the pattern's effect elsewhere
 * together let expect, and weighs as much as the cells of that kind have agreed with such expectations: a small cell
 * says what the organisation says, a large one speaks for itself.
 */
export function findPatterns(cells: readonly Cell[], options: Options): Finding[] {
  const { metric } = options;
  const trials = ({ counts }: Cell) => trialsFor(counts, metric);
  const everywhere = cells.filter(({ context }) => kindOf(context) === '');
  const global = judgeEverywhere(everywhere, trials);
  const whole = everywhere.find(({ pattern }) => kindOf(pattern) === '');
  if (!whole) return [];
  const findings = global.map((judged) => toFinding(judged, null, options));
  const byKey = new Map(findings.map((finding) => [keyOf(finding.pattern), finding]));
  const base = estimateRate(trials(whole), priorFromOthers([])).mean;

  const kinds = new Set(cells.map(({ context }) => kindOf(context)).filter((kind) => kind !== ''));
  for (const kind of kinds) {
    const inKind = cells.filter(({ context }) => kindOf(context) === kind);
    const totals = inKind.filter(({ pattern }) => kindOf(pattern) === '');
    const expected = new Map<Cell, number>();
    for (const cell of inKind) {
      const parent = byKey.get(keyOf(cell.pattern));
      const total = totals.find(({ context }) => keyOf(context) === keyOf(cell.context));
      if (!parent || !total) continue;
      const others = totals.filter((other) => other !== total).map(trials);
      const level = estimateRate(trials(total), priorFromOthers(others)).mean;
      expected.set(cell, clamp((level * parent.rate.mean) / base));
    }
    for (const dimension of new Set([...expected.keys()].map(({ pattern }) => kindOf(pattern)))) {
      const family = [...expected].filter(([{ pattern }]) => kindOf(pattern) === dimension);
      const weight = fitWeight(family.map(([cell, rate]) => ({ ...trials(cell), expected: rate })));
      for (const [cell, rate] of family) {
        const siblings = family.map(([other]) => other).filter((other) => isIn(other, cell.context));
        const prior = { alpha: rate * weight, beta: (1 - rate) * weight };
        const rest = restOf(siblings, cell, trials);
        findings.push(toFinding({ cell, own: trials(cell), prior, rest, siblings }, rate, options));
      }
    }
  }
  return findings;
}

const isIn = (cell: Cell, context: Context) => keyOf(cell.context) === keyOf(context);
const clamp = (rate: number) => Math.min(Math.max(rate, RATE_LIMITS.low), RATE_LIMITS.high);

function restOf(siblings: readonly Cell[], cell: Cell, trials: (cell: Cell) => Count): Count {
  const rest = { successes: 0, n: 0 };
  for (const other of siblings) {
    if (other === cell) continue;
    rest.successes += trials(other).successes;
    rest.n += trials(other).n;
  }
  return rest;
}

function judgeEverywhere(cells: readonly Cell[], trials: (cell: Cell) => Count): Judged[] {
  return cells
    .filter(({ pattern }) => kindOf(pattern) !== '')
    .map((cell) => {
      const siblings = cells.filter(({ pattern }) => kindOf(pattern) === kindOf(cell.pattern));
      const others = siblings.filter((other) => other !== cell);
      const prior = priorFromOthers(others.map(trials));
      return { cell, own: trials(cell), prior, rest: restOf(siblings, cell, trials), siblings };
    });
}

function toFinding(judged: Judged, expected: number | null, options: Options): Finding {
  const { cell, own, prior, rest, siblings } = judged;
  const { metric, source, organizations } = options;
  const rate = estimateRate(own, prior);
  const uplift = difference(posteriorOf(own, prior), posteriorOf(rest, { alpha: 0.5, beta: 0.5 }));
  const others = siblings.filter((other) => other !== cell);
  const breached = GUARDRAILS.filter((name) => {
    const usual = priorFromOthers(others.map(({ counts }) => trialsOf(counts, name)));
    const guardrail = estimateRate(trialsOf(cell.counts, name), usual);
    return others.length > 0 && guardrail.interval[0] > usual.alpha / (usual.alpha + usual.beta);
  });
  return {
    pattern: cell.pattern,
    context: cell.context,
    metric,
    n: own.n,
    successes: own.successes,
    rate,
    rest: estimateRate(rest, { alpha: 0.5, beta: 0.5 }),
    uplift,
    verdict: others.length === 0 ? 'undecided' : verdictOf(judged, uplift.interval, breached, metric),
    departs: expected !== null && isFar(posteriorOf(own, prior), expected),
    breached,
    source,
    organizations: organizations?.(cell.pattern, cell.context) ?? null,
  };
}

function verdictOf(
  { cell, own, siblings }: Judged,
  [low, high]: [number, number],
  breached: readonly string[],
  metric: Metric,
): Verdict {
  if (own.n < MIN_CELL) return 'undecided';
  const isLowerBetter = metric === 'harm_rate';
  if (isLowerBetter ? low > 0 : high < 0) return 'losing';
  if (!(isLowerBetter ? high < 0 : low > 0)) return 'undecided';
  return breached.length > 0 || losesLater(cell, siblings, metric) ? 'undecided' : 'winning';
}

function losesLater(cell: Cell, siblings: readonly Cell[], metric: Metric): boolean {
  const rung = NEXT_RUNG[metric];
  if (!rung) return false;
  const others = siblings.filter((other) => other !== cell);
  const prior = priorFromOthers(others.map(({ counts }) => trialsOf(counts, rung)));
  const rest = restOf(siblings, cell, ({ counts }) => trialsOf(counts, rung));
  const own = posteriorOf(trialsOf(cell.counts, rung), prior);
  return difference(own, posteriorOf(rest, { alpha: 0.5, beta: 0.5 })).interval[1] < 0;
}
