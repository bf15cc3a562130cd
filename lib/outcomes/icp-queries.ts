import { z } from 'zod';
import { estimateRate, priorFromOthers } from '../stats/rate';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import {
  type IcpCell,
  type IcpDimension,
  type IcpSegments,
  icpCellSchema,
  icpModelSchema,
} from './icp-schema';

export async function readCells(
  db: Db,
  orgId: string,
  dimensions: readonly IcpDimension[],
  byWeek = false,
): Promise<IcpCell[]> {
  const cells = await must(
    db.rpc('icp_cells', { p_org_id: orgId, p_dimensions: [...dimensions], p_by_week: byWeek }),
  );
  return z.array(icpCellSchema).parse(cells);
}

/** Which leads answer well: each segment drawn towards the others, the best first. */
export async function icpSegments(db: Db, orgId: string, dimensions: IcpDimension[]): Promise<IcpSegments> {
  const cells = await readCells(db, orgId, dimensions);
  const rate = (of: 'positive' | 'won', cell: IcpCell) => {
    const others = cells.filter((other) => other !== cell);
    const prior = priorFromOthers(others.map((other) => ({ successes: other[of], n: other.n })));
    return estimateRate({ successes: cell[of], n: cell.n }, prior);
  };
  const data = cells.slice(0, MAX_SEGMENTS).map((cell) => {
    const { industry, company_size, seniority, region, lead_source, n } = cell;
    return {
      segment: { industry, company_size, seniority, region, lead_source },
      n,
      positive_rate: rate('positive', cell),
      close_rate: rate('won', cell),
    };
  });
  data.sort((a, b) => b.positive_rate.mean - a.positive_rate.mean || b.n - a.n);
  const [model] = await must(
    db
      .from('icp_models')
      .select('version, basis, reason, n_leads, n_positive, quality, trained_at')
      .eq('org_id', orgId)
      .order('version', { ascending: false })
      .limit(1),
  );
  return { data, dimensions, level: 0.9, model: model ? icpModelSchema.parse(model) : null };
}

/** The largest ones; the rest are too small to say anything. */
const MAX_SEGMENTS = 300;
