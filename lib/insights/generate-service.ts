import 'server-only';
import { randomUUID } from 'node:crypto';
import { verifyClaims } from '../ai/claims';
import { runTask } from '../ai/engine';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { loadContext } from './context';
import type { Finding } from './finding';
import { computeFindings } from './findings';
import { loadForecast, loadForecastRecord } from './forecast-source';
import { buildPrompt, PROMPT_VERSION, type Wording, wordingSchema } from './prompt';
import { listDealInsights } from './queries';
import type { DealInsights, GenerationEvent, Insight } from './schema';
import { toSimilarDeals } from './similar';
import { snapshotOf } from './snapshot';
import { applyWording, localWording, receiptsOf } from './word';

type Caller = { db: Db; orgId: string; principalId: string };
type Draft = Finding & { id: string };
type Engine = { engine: string; model: string | null; prompt_version: string };

/** The forecast needs nothing of the context, so it is read at the same time. */
async function load({ db, orgId }: Caller, dealId: string, now: Date) {
  const [context, { forecast, sourceId }, record] = await Promise.all([
    loadContext(db, orgId, dealId, now),
    loadForecast(db, orgId, dealId),
    loadForecastRecord(db, orgId),
  ]);
  return { context, forecast: { forecast, sourceId, record } };
}

type Loaded = Awaited<ReturnType<typeof load>>;

function findAll({ context, forecast }: Loaded): Finding[] {
  const { view, shape, records, rules, twins, matches, histories } = context;
  const names = new Map(histories.map((deal) => [deal.id, deal.name]));
  return computeFindings({
    view,
    shape,
    records,
    rules,
    twins,
    forecast: { ...forecast, matches, names },
  });
}

/** Drops the sentences that their receipts don't bear out; a card that lost them all keeps the local words. */
function verifyWording(output: Wording, findings: readonly Finding[]) {
  const receipts = receiptsOf(findings);
  const checked = output.insights.map((item) => ({ item, ...verifyClaims(item.sentences, receipts) }));
  return {
    output: {
      insights: checked
        .filter(({ kept }) => kept.length > 0)
        .map(({ item, kept }) => ({ ...item, sentences: kept })),
    },
    dropped: checked.flatMap(({ dropped }) => dropped),
    isEmpty: checked.every(({ kept }) => kept.length === 0),
  };
}

async function word({ db, orgId, principalId }: Caller, findings: readonly Draft[]) {
  const result = await runTask({
    db,
    orgId,
    principalId,
    task: 'insight',
    schema: wordingSchema,
    facts: findings,
    prompt: buildPrompt,
    local: localWording,
    verify: verifyWording,
  });
  return { ...result, worded: withIds(applyWording(findings, result.output, verifyClaims), findings) };
}

/** Wording drops and rewords findings but never reorders them, so signal and kind still say which is which. */
function withIds(worded: readonly Finding[], findings: readonly Draft[]): Draft[] {
  return worded.flatMap((finding) => {
    const source = findings.find((draft) => draft.signal === finding.signal && draft.kind === finding.kind);
    return source ? [{ ...finding, id: source.id }] : [];
  });
}

function toInsight(draft: Draft, dealId: string, by: Engine, now: Date): Insight {
  const { confidence, lift: _lift, ...rest } = draft;
  return {
    ...rest,
    ...by,
    deal_id: dealId,
    confidence: confidence.mean,
    confidence_interval: confidence.interval,
    confidence_n: confidence.n,
    confidence_basis: confidence.basis,
    outcome: null,
    created_at: now.toISOString(),
    feedback: { counts: {}, mine: [] },
  };
}

/**
 * Computes, words, checks and stores the insights of an open deal. The computed cards are handed out at once in
 * the local engine's words; `done` carries what was stored, in the words of the engine that answered.
 */
export async function* generateInsights(
  caller: Caller,
  dealId: string,
  now: Date,
): AsyncGenerator<GenerationEvent> {
  const { db, orgId, principalId } = caller;
  const loaded = await load(caller, dealId, now);
  const { context } = loaded;
  if (context.view.deal.status !== 'open') {
    throw new AppError('conflict', 'This deal is closed. Its review shows what was said while it was open.');
  }
  const similar_deals = toSimilarDeals(context.matches, context.histories, context.twins);
  yield { type: 'similar_deals', similar_deals };
  const drafts = findAll(loaded).map((finding) => ({ ...finding, id: randomUUID() }));
  const local: Engine = { engine: 'local', model: null, prompt_version: PROMPT_VERSION };
  for (const draft of drafts) yield { type: 'insight', insight: toInsight(draft, dealId, local, now) };

  const { worded, engine, model, promptVersion, fallbackReason } = await word(caller, drafts);
  const by = { engine, model: engine === 'local' ? null : model, prompt_version: promptVersion };
  const stored = worded.map((draft) => toInsight(draft, dealId, by, now));
  const p_run: Json = {
    ...by,
    fallback_reason: fallbackReason ?? null,
    similar_deals: toJson(similar_deals),
    deal_snapshot: snapshotOf(context.view),
  };
  await must(
    db.rpc('store_insights', { p_org_id: orgId, p_deal_id: dealId, p_run, p_insights: toJson(stored) }),
  );
  yield { type: 'done', insights: await listDealInsights(db, orgId, dealId, principalId) };
}

/** Plain JSON of a DTO, for an rpc argument. */
function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value));
}

/** The same generation without streaming. */
export async function generateAll(caller: Caller, dealId: string, now: Date): Promise<DealInsights> {
  for await (const event of generateInsights(caller, dealId, now)) {
    if (event.type === 'done') return event.insights;
  }
  throw new AppError('internal', 'The generation ended without a result.');
}
