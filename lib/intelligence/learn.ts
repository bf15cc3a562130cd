import 'server-only';
import { z } from 'zod';
import { readCells } from '../outcomes/icp-queries';
import { ICP_DIMENSIONS } from '../outcomes/icp-schema';
import { listPractices } from '../practices/queries';
import { type Practice, practiceListQuery } from '../practices/schema';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { cellsFor, DUTIES } from './agents';
import { commonsCells, findCommons } from './commons-queries';
import { writeDirective } from './directive';
import { findPatterns, MIN_CELL, trialsFor } from './finding';
import { keyOf } from './key';
import { toLeadCells } from './leads';
import { practiceFinder } from './practice-match';
import { currentDirectives, isInCommons } from './queries';
import { revise } from './revision';
import { AGENTS, type Cell, type Context, cellSchema, type Finding, METRICS } from './schema';

/** Cells with fewer messages are not even read: they could decide nothing. */
const MIN_READ = 5;
const MAX_SHOWN = 600;

export async function readPatternCells(db: Db, orgId: string): Promise<Cell[]> {
  const cells = await must(db.rpc('pattern_cells', { p_org_id: orgId, p_min: MIN_READ }));
  return z.array(cellSchema).parse(cells);
}

async function activePractices(db: Db, orgId: string): Promise<Practice[]> {
  const query = practiceListQuery.parse({ limit: 200, status: 'active', sort: '-n' });
  return (await listPractices(db, orgId, query)).data;
}

/** Counts everything again, finds what wins and loses, and directs the agents accordingly. Idempotent; jobs only. */
export async function learnIntelligence(db: Db, orgId: string, now = new Date()): Promise<number> {
  const cells = await readPatternCells(db, orgId);
  const leads = toLeadCells(await readCells(db, orgId, ICP_DIMENSIONS));
  const practices = await activePractices(db, orgId);
  const current = await currentDirectives(db, orgId);

  const own = METRICS.flatMap((metric) =>
    findPatterns(cellsFor(metric, cells), { metric, source: 'organisation' }),
  );
  const fit = findPatterns(leads, { metric: 'positive_reply_rate', source: 'organisation' });
  const commons = (await isInCommons(db, orgId)) ? findCommons(await commonsCells(db)) : [];
  const practicesFor = practiceFinder(practices);
  const contexts = new Map<string, Context>([['', {}]]);
  for (const { context } of [...own, ...commons]) contexts.set(keyOf(context), context);

  const drafts = AGENTS.flatMap((agent) => {
    const { metric, unit } = DUTIES[agent];
    const counted = unit === 'leads' ? leads : cells;
    const whole = counted.find(({ pattern, context }) => keyOf(pattern) === '' && keyOf(context) === '');
    const total = whole ? trialsFor(whole.counts, metric) : { successes: 0, n: 0 };
    const known = { own: unit === 'leads' ? fit : own, commons, total, practicesFor };
    const places = unit === 'leads' ? [{}] : [...contexts.values()];
    return places.flatMap((context) => writeDirective(agent, context, known) ?? []);
  });
  const changed = revise(drafts, current, now);
  if (changed.length > 0) {
    await must(db.rpc('publish_directives', { p_org_id: orgId, p_directives: changed as unknown as Json }));
  }
  await keepSnapshot(db, orgId, [...own, ...fit], cells, now);
  return changed.length;
}

async function keepSnapshot(
  db: Db,
  orgId: string,
  found: readonly Finding[],
  cells: readonly Cell[],
  now: Date,
): Promise<void> {
  const shown = found
    .filter(({ n, context, departs }) => n >= MIN_CELL && (keyOf(context) === '' || departs))
    .sort((a, b) => Object.keys(a.context).length - Object.keys(b.context).length || b.n - a.n)
    .slice(0, MAX_SHOWN);
  const whole = cells.find(({ pattern, context }) => keyOf(pattern) === '' && keyOf(context) === '');
  const row = {
    org_id: orgId,
    n_messages: whole?.counts.sent ?? 0,
    patterns: shown as unknown as NonNullable<Json>,
    learned_at: now.toISOString(),
  };
  await must(db.from('intelligence_snapshots').upsert(row));
}
