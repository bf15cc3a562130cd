import 'server-only';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { type Cell, CellCounter, earned } from './cell-counter';
import { storeExamples } from './examples';
import { factRowsSchema } from './facts';
import { type Judged, type Judgement, judgeCells, keyOf } from './judge-cells';
import { type Known, type Stored, toStored } from './plan';
import { reviewWithoutCells } from './review-rest';
import { contextSchema, type PracticeCounts, patternSchema, practiceCountsSchema } from './schema';
import { learnRule } from './settings';

const UNREAD = 5_000;
const READ_BATCH = 100;
const PAGE = 500;
const STORE_BATCH = 25;
const LINEAGE = 200;
const RECENT_SECONDS = 90 * 86_400;

export type LedgerReport = { messages: number; cells: number; written: number; traced: number };

/**
 * Learns the library from the whole ledger. Statements stay short (pages of messages; the counting happens here),
 * and a second run over the same ledger writes nothing.
 */
export async function learnFromLedger(
  db: Db,
  orgId: string,
  now: Date,
  signal: AbortSignal,
): Promise<LedgerReport> {
  await readFeatures(db, orgId, signal);
  const { counter, messages } = await countMessages(db, orgId, now, signal);
  const rule = await learnRule(db, orgId);
  const all = counter.cells(1);
  const [known, cited] = await Promise.all([knownPractices(db, orgId), citations(db, orgId)]);
  const byKey = new Map(
    known.flatMap((practice) =>
      practice.pattern
        ? [[keyOf(practice.category, practice.pattern, practice.context), practice] as const]
        : [],
    ),
  );
  const judgement = await judgeCells(all, (key) => byKey.has(key), rule);
  const plan = planRows(judgement, byKey, cited, { rule, now: now.getTime() });
  const seen = new Set(plan.rows.flatMap(({ id }) => id ?? []));
  const rest = reviewWithoutCells(
    known.filter(({ id }) => !seen.has(id)),
    cited,
    { rule, now: now.getTime() },
  );
  let written = 0;
  const rows = [...plan.rows, ...rest];
  for (let start = 0; start < rows.length; start += STORE_BATCH) {
    stopIf(signal);
    const p_rows = rows.slice(start, start + STORE_BATCH) as unknown as Json;
    written += await must(db.rpc('store_practices', { p_org_id: orgId, p_rows }));
  }
  const traced = written > 0 ? await trace(db, orgId, plan.rows, byKey, judgement.judged, signal) : 0;
  await must(
    db.rpc('count_intake', {
      p_org_id: orgId,
      p_source: 'ledger',
      p_is_total: true,
      p_rows: plan.intake,
    }),
  );
  return { messages, cells: all.length, written, traced };
}

async function readFeatures(db: Db, orgId: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const ids = await must(db.rpc('unread_messages', { p_org_id: orgId, p_limit: UNREAD }));
    for (let start = 0; start < ids.length; start += READ_BATCH) {
      stopIf(signal);
      const p_ids = ids.slice(start, start + READ_BATCH);
      await must(db.rpc('read_practice_features', { p_org_id: orgId, p_ids }));
    }
    if (ids.length < UNREAD) return;
  }
}

function stopIf(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('unavailable', 'Stopped while learning.');
}

async function countMessages(db: Db, orgId: string, now: Date, signal: AbortSignal) {
  const counter = new CellCounter(Math.floor(now.getTime() / 1000) - RECENT_SECONDS, LINEAGE);
  let after: string | undefined;
  let messages = 0;
  for (;;) {
    stopIf(signal);
    const page = await must(
      db.rpc('practice_facts', {
        p_org_id: orgId,
        p_limit: PAGE,
        ...(after ? { p_after: after } : {}),
      }),
    );
    const rows = factRowsSchema.parse(page);
    for (const row of rows) if (counter.add(row)) messages += 1;
    after = rows.at(-1)?.[0];
    if (rows.length < PAGE) return { counter, messages };
  }
}

async function knownPractices(db: Db, orgId: string): Promise<Known[]> {
  const columns =
    'id, category, pattern, context, reported, measured, status, status_reason, status_by, provenance, expires_at';
  const found: Known[] = [];
  for (let start = 0; ; start += 1000) {
    const rows = await must(
      db
        .from('best_practices')
        .select(columns)
        .eq('org_id', orgId)
        .or('pattern.not.is.null,expires_at.not.is.null,measured.neq.{}')
        .order('id')
        .range(start, start + 999),
    );
    found.push(
      ...rows.map((row) => ({
        ...(row as unknown as Known),
        pattern: row.pattern === null ? null : patternSchema.parse(row.pattern),
        context: contextSchema.parse(row.context),
        reported: practiceCountsSchema.parse(row.reported),
        measured: practiceCountsSchema.parse(row.measured),
      })),
    );
    if (rows.length < 1000) return found;
  }
}

async function citations(db: Db, orgId: string): Promise<Map<string, PracticeCounts>> {
  const rows = await must(db.rpc('practice_citations', { p_org_id: orgId }));
  return new Map(rows.map(({ practice_id, counts }) => [practice_id, practiceCountsSchema.parse(counts)]));
}

type Intake = { reason: string; is_accepted: boolean; n: number };

/** The rows to write, and what the gate took and refused. */
function planRows(
  { judged, nothingNew, tooFew }: Judgement,
  byKey: ReadonlyMap<string, Known>,
  cited: ReadonlyMap<string, PracticeCounts>,
  { rule, now }: { rule: Awaited<ReturnType<typeof learnRule>>; now: number },
): { rows: Stored[]; intake: Intake[] } {
  const rows: Stored[] = [];
  const counted = { stored: 0, weak: 0 };
  for (const entry of judged) {
    const { cell } = entry;
    const known = byKey.get(keyOf(cell.category, cell.pattern, cell.context));
    const row = toStored(entry, known, known && cited.get(known.id), { rule, now });
    counted[row.status === 'active' ? 'stored' : 'weak'] += 1;
    rows.push(row);
  }
  return {
    rows,
    intake: [
      { reason: 'stored', is_accepted: true, n: counted.stored },
      { reason: 'marked_weak', is_accepted: true, n: counted.weak },
      { reason: 'nothing_new', is_accepted: false, n: nothingNew },
      { reason: 'insufficient_evidence', is_accepted: false, n: tooFew },
    ],
  };
}

/** Lineage and examples of what changed. */
async function trace(
  db: Db,
  orgId: string,
  rows: readonly Stored[],
  byKey: ReadonlyMap<string, Known>,
  judged: readonly Judged[],
  signal: AbortSignal,
): Promise<number> {
  const cells = new Map<string, Cell>(
    judged.map(({ cell }) => [keyOf(cell.category, cell.pattern, cell.context), cell]),
  );
  const changed = new Set(
    rows
      .map((row) => ({ row, key: keyOf(row.category, row.pattern, row.context) }))
      .filter(({ row, key }) => JSON.stringify(byKey.get(key)?.measured) !== JSON.stringify(row.measured))
      .map(({ key }) => key),
  );
  const stored = await knownPractices(db, orgId);
  const links = stored.flatMap(({ id, category, pattern, context }) => {
    const key = pattern && keyOf(category, pattern, context);
    const cell = key && changed.has(key) ? cells.get(key) : undefined;
    return cell
      ? [{ practice_id: id, outcome_ids: earned(cell.lineage, LINEAGE).map((link) => link.id) }]
      : [];
  });
  let traced = await must(db.rpc('trace_citations', { p_org_id: orgId }));
  for (let start = 0; start < links.length; start += 5) {
    stopIf(signal);
    traced += await must(
      db.rpc('trace_practices', { p_org_id: orgId, p_rows: links.slice(start, start + 5) }),
    );
  }
  await storeExamples(
    db,
    orgId,
    stored.flatMap(({ id, pattern, category }) =>
      pattern && (category === 'email' || category === 'subject_line' || category === 'cta') ? [id] : [],
    ),
  );
  return traced;
}
