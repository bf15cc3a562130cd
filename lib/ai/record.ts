import 'server-only';
import { env } from '../env/env';
import { logger } from '../logger';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { costOf, type Usage } from './prices';
import type { Engine, Task } from './schema';

export type Generation = {
  orgId: string;
  principalId?: string;
  task: Task;
  engine: Engine;
  model: string;
  promptVersion: string;
  promptVariant: string;
  evidenceIds: readonly string[];
  usage: Usage;
  latencyMs: number;
  attempts: number;
  claimsDropped: number;
  fallbackReason?: string;
  /** What is paid of the usual price: a half through a batch API. */
  priceFactor?: number;
};

/** Writes the row of one answer. A failure is logged and costs the row, not the answer. */
export async function recordGeneration(db: Db, entry: Generation): Promise<string | null> {
  const id = crypto.randomUUID();
  const { inputTokens, outputTokens } = entry.usage;
  const price =
    entry.engine === 'local' && entry.attempts === 0
      ? 0
      : costOf(entry.model, entry.usage, env().MODEL_PRICES);
  const cost = price === null ? null : price * (entry.priceFactor ?? 1);
  try {
    await must(
      db.from('generations').insert({
        id,
        org_id: entry.orgId,
        ...(entry.principalId ? { principal_id: entry.principalId } : {}),
        task: entry.task,
        engine: entry.engine,
        model: entry.model,
        prompt_version: entry.promptVersion,
        prompt_variant: entry.promptVariant,
        evidence_ids: [...entry.evidenceIds],
        input_tokens: inputTokens ?? null,
        output_tokens: outputTokens ?? null,
        cost_usd: cost,
        latency_ms: Math.max(0, Math.round(entry.latencyMs)),
        attempts: entry.attempts,
        claims_dropped: entry.claimsDropped,
        fallback_reason: entry.fallbackReason ?? null,
      }),
    );
    return id;
  } catch (error) {
    logger.warn({ err: error, task: entry.task }, 'generation not recorded');
    return null;
  }
}
