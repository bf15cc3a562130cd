import 'server-only';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { loadHistories, loadRules } from './context';
import type { DealHistory } from './history';
import { emptyCounts, type PatternRecord, replayables, replayDeal, summarizeReplay } from './replay';
import { learnPipelineShape } from './stages';

/** The most recent closings are enough to measure by, and bound time and memory. */
const MAX_CLOSED = 4_000;
const MAX_OPEN = 500;
/** One statement of the embedded database per batch, well under 50 ms. */
const BATCH = 100;
const WRITE_BATCH = 200;

async function dealIds(db: Db, orgId: string, isOpen: boolean, limit: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < limit) {
    const page = db.from('deals').select('id').eq('org_id', orgId);
    const filtered = isOpen
      ? page.eq('status', 'open')
      : page.neq('status', 'open').not('closed_at', 'is', null);
    const rows = await must(
      filtered
        .order(isOpen ? 'updated_at' : 'closed_at', { ascending: false })
        .order('id')
        .range(ids.length, Math.min(ids.length + 999, limit - 1)),
    );
    ids.push(...rows.map((row) => row.id));
    if (rows.length < 1000) break;
  }
  return ids;
}

async function loadInBatches(
  db: Db,
  orgId: string,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<DealHistory[]> {
  const histories: DealHistory[] = [];
  for (let start = 0; start < ids.length && !signal?.aborted; start += BATCH) {
    histories.push(...(await loadHistories(db, orgId, ids.slice(start, start + BATCH), 60)));
  }
  return histories;
}

/**
 * Replays every kind of finding on past deals as of then and stores how often each came true. Needs the service
 * role: the measured figures are nobody's to write by hand. Same deals, same figures. Null when `signal` stopped it.
 */
export async function measurePatterns(
  db: Db,
  orgId: string,
  signal?: AbortSignal,
): Promise<PatternRecord[] | null> {
  const [closedIds, openIds, rules] = await Promise.all([
    dealIds(db, orgId, false, MAX_CLOSED),
    dealIds(db, orgId, true, MAX_OPEN),
    loadRules(db, orgId),
  ]);
  const closed = await loadInBatches(db, orgId, closedIds, signal);
  const open = await loadInBatches(db, orgId, openIds, signal);
  if (signal?.aborted) return null;
  const shape = learnPipelineShape([...closed, ...open]);
  const patterns = replayables(rules);
  const counts = emptyCounts();
  for (const deal of closed) replayDeal(counts, deal, shape, patterns);
  const records = summarizeReplay(counts, patterns);
  const computed_at = new Date().toISOString();
  await must(
    db.from('pipeline_shapes').upsert({ org_id: orgId, shape, n_closed: closed.length, computed_at }),
  );
  for (let start = 0; start < records.length; start += WRITE_BATCH) {
    const rows = records.slice(start, start + WRITE_BATCH).map(({ interval, ...record }) => ({
      org_id: orgId,
      ...record,
      interval_low: interval[0],
      interval_high: interval[1],
      computed_at,
    }));
    await must(db.from('insight_patterns').upsert(rows, { onConflict: 'org_id,key,stage' }));
  }
  return records;
}
