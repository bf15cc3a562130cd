import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { objectiveOf, toStrategies } from './strategy';
import {
  type PerformanceQuery,
  type StrategyCounts,
  type StrategyPerformance,
  strategyCountsSchema,
  type WinningQuery,
  type WinningStrategies,
} from './strategy-schema';

type Filter = Pick<PerformanceQuery, 'campaign_id' | 'agent_name' | 'dimension'> & { byAgent: boolean };

async function readCounts(db: Db, orgId: string, filter: Filter): Promise<StrategyCounts> {
  const { campaign_id, agent_name, dimension, byAgent } = filter;
  const counts = await must(
    db.rpc('strategy_counts', {
      p_org_id: orgId,
      p_by_agent: byAgent,
      ...(campaign_id ? { p_campaign_id: campaign_id } : {}),
      ...(agent_name ? { p_agent_name: agent_name } : {}),
      ...(dimension ? { p_dimension: dimension } : {}),
    }),
  );
  return strategyCountsSchema.parse(counts);
}

async function readStrategies(
  db: Db,
  orgId: string,
  query: PerformanceQuery,
  byAgent: boolean,
): Promise<StrategyPerformance> {
  const { campaign_id, metric, min_samples } = query;
  const counts = await readCounts(db, orgId, { ...query, byAgent });
  const family = campaign_id
    ? await readCounts(db, orgId, { ...query, campaign_id: undefined, byAgent })
    : counts;
  const objective = metric ?? objectiveOf(counts.groups);
  const data = toStrategies(counts.groups, family.groups, counts.totals, {
    campaignId: campaign_id ?? null,
    objective,
    minSamples: min_samples,
  });
  const truncated = counts.n_groups > counts.groups.length;
  return { data, totals: counts.totals, objective, min_samples, level: 0.9, truncated };
}

/** How every strategy of every agent has done, the most used first; in one campaign, or in all. */
export function strategyPerformance(
  db: Db,
  orgId: string,
  query: PerformanceQuery,
): Promise<StrategyPerformance> {
  return readStrategies(db, orgId, query, true);
}

/**
 * Strategies with enough messages, the highest posterior mean first. Without an agent's name a strategy is the message
 * as it was sent, whoever decided its parts, so that no message stands for two competitors.
 */
export async function winningStrategies(
  db: Db,
  orgId: string,
  query: WinningQuery,
): Promise<WinningStrategies> {
  const found = await readStrategies(db, orgId, query, query.agent_name !== undefined);
  const enough = found.data
    .filter(({ n }) => n >= query.min_samples)
    .sort((a, b) => b.rates[query.metric].mean - a.rates[query.metric].mean || b.n - a.n);
  return {
    ...found,
    data: enough.filter(({ breached }) => breached.length === 0),
    excluded: enough.filter(({ breached }) => breached.length > 0),
  };
}
