import { probabilityBest } from '../stats/best';
import type { BetaPrior } from '../stats/beta';
import { estimateRate, priorFromOthers } from '../stats/rate';
import { averages } from './average';
import { type CountedRate, type Counts, trialsOf } from './counts-schema';
import {
  GUARDRAILS,
  type Objective,
  STRATEGY_RATES,
  type Strategy,
  type StrategyGroup,
  type StrategyTotal,
} from './strategy-schema';

/** With fewer successes than this among all messages, the ladder asks for the rung below. */
const RUNG_SUCCESSES = 30;
const LADDER = ['close_rate', 'meeting_held_rate', 'positive_reply_rate'] as const;

/** Win, meeting held or positive reply: the furthest that happened often enough to tell strategies apart. */
export function objectiveOf(groups: readonly Counts[]): Objective {
  const happened = (rate: CountedRate) =>
    groups.reduce((sum, group) => sum + trialsOf(group, rate).successes, 0);
  return LADDER.find((rate) => happened(rate) >= RUNG_SUCCESSES) ?? 'positive_reply_rate';
}

type Decision = Pick<StrategyGroup, 'agent_name' | 'framework' | 'tone' | 'hooks_used' | 'cta' | 'send_time'>;

/** Everything that was decided, in one text: the same for the same strategy. */
export function keyOf({ agent_name, framework, tone, hooks_used, cta, send_time }: Decision): string {
  const parts = { agent: agent_name, framework, tone, hooks: hooks_used.join('+'), cta, send_time };
  const named = Object.entries(parts).flatMap(([name, value]) => (value ? [`${name}=${value}`] : []));
  return named.join('|') || 'undecided';
}

type Scope = { campaignId: string | null; objective: Objective; minSamples: number };
type Priors = (rate: CountedRate) => BetaPrior;
type Candidate = { row: Strategy; posterior: BetaPrior };

/**
 * Strategies with their posteriors. The prior of each rate comes from the organisation's other strategies of the same
 * agent (`family`), so that the best of many is drawn towards what strategies here usually do.
 */
export function toStrategies(
  groups: readonly StrategyGroup[],
  family: readonly StrategyGroup[],
  totals: readonly StrategyTotal[],
  scope: Scope,
): Strategy[] {
  const agents = [...new Set(groups.map(({ agent_name }) => agent_name))];
  return agents.flatMap((agent) => {
    const total = totals
      .filter(({ agent_name }) => agent_name === agent)
      .reduce((sum, { total_outcomes }) => sum + total_outcomes, 0);
    const peers = family.filter(({ agent_name }) => agent_name === agent);
    const keyed = peers.map((group) => ({ group, key: keyOf(group) }));
    const candidates = groups
      .filter(({ agent_name }) => agent_name === agent)
      .map((group): Candidate => {
        const key = keyOf(group);
        const others = keyed.flatMap((peer) => (peer.key === key ? [] : [peer.group]));
        const priors: Priors = (rate) => priorFromOthers(others.map((other) => trialsOf(other, rate)));
        return toCandidate(group, priors, { ...scope, total });
      });
    return withChances(candidates, scope.minSamples);
  });
}

function toCandidate(group: StrategyGroup, priors: Priors, scope: Scope & { total: number }): Candidate {
  const values = averages(group.values);
  const guardrails = ratesOf(GUARDRAILS, group, priors);
  const row: Strategy = {
    key: keyOf(group),
    agent_name: group.agent_name,
    campaign_id: scope.campaignId,
    total_outcomes: scope.total,
    framework: group.framework,
    tone: group.tone,
    hooks_used: group.hooks_used,
    cta: group.cta,
    send_time: group.send_time,
    n: group.sent,
    rates: ratesOf(STRATEGY_RATES, group, priors),
    guardrails,
    breached: GUARDRAILS.filter((name) => {
      const { alpha, beta } = priors(name);
      return guardrails[name].interval[0] > alpha / (alpha + beta);
    }),
    probability_best: null,
    avg_deal_value: values[0]?.average ?? null,
    avg_deal_value_currency: values[0]?.currency ?? null,
    deal_values: values,
  };
  const { successes, n } = trialsOf(group, scope.objective);
  const { alpha, beta } = priors(scope.objective);
  return { row, posterior: { alpha: alpha + successes, beta: beta + n - successes } };
}

function ratesOf<R extends CountedRate>(names: readonly R[], counts: Counts, priors: Priors) {
  const rates = names.map((name) => [name, estimateRate(trialsOf(counts, name), priors(name))]);
  return Object.fromEntries(rates) as Record<R, ReturnType<typeof estimateRate>>;
}

function withChances(candidates: readonly Candidate[], minSamples: number): Strategy[] {
  const isEligible = ({ row }: Candidate) => row.n >= minSamples && row.breached.length === 0;
  const chances = probabilityBest(candidates.filter(isEligible).map(({ posterior }) => posterior)).values();
  return candidates.map((candidate) => ({
    ...candidate.row,
    probability_best: isEligible(candidate) ? (chances.next().value ?? null) : null,
  }));
}
