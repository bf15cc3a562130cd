import 'server-only';
import { z } from 'zod';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { type BatchAnswer, type BatchProvider, batchProvider } from './batch-provider';
import { chainFor } from './chain';
import { LIMITS } from './limits';
import { defaultModels } from './models';
import { countFallback, countUsage } from './observe';
import type { Usage } from './prices';
import { renderPrompt } from './prompt';
import { type Generation, recordGeneration } from './record';
import type { FailureCode, RemoteEngine, Task, TaskResult } from './schema';
import type { Checked, TaskRequest } from './task';

/** Both providers ask half the price for an answer within a day. */
const PRICE_FACTOR = 0.5;

export type BatchRoute = { engine: RemoteEngine; model: string; provider: BatchProvider };

/** The first engine of the organisation's chain, when it is a provider with a batch API and a key; otherwise null. */
export async function batchRoute(db: Db, orgId: string, task: Task): Promise<BatchRoute | null> {
  const [row] = await must(db.from('organizations').select('settings').eq('id', orgId).limit(1));
  for (const link of chainFor(task, row?.settings, defaultModels())) {
    if (link.engine === 'local') return null;
    const provider = batchProvider(link.engine);
    if (provider) return { engine: link.engine, model: link.model, provider };
  }
  return null;
}

type Work<T, F> = Pick<TaskRequest<T, F>, 'task' | 'schema' | 'prompt' | 'local' | 'verify'>;

/** Hands all questions to the provider; answers its id of the batch. */
export function submitBatch<T, F>(
  { provider, model }: BatchRoute,
  { task, schema, prompt }: Work<T, F>,
  items: readonly { id: string; facts: F }[],
): Promise<string> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { target: 'draft-7' });
  const settings = { model, maxOutputTokens: LIMITS[task].maxOutputTokens, schema: json };
  return provider.submit(
    items.map(({ id, facts }) => ({ id, prompt: renderPrompt(prompt(facts)) })),
    settings,
  );
}

type Asked = { db: Db; orgId: string; principalId?: string; engine: RemoteEngine; model: string };

/**
 * What one answer of a batch comes to: checked like any other and recorded at half the price. What is missing or
 * unusable is answered by the local engine, with the reason.
 */
export async function settleBatchAnswer<T, F>(
  asked: Asked,
  work: Work<T, F>,
  facts: F,
  answer: BatchAnswer | { failure: FailureCode; usage?: Usage },
): Promise<TaskResult<T>> {
  const { engine, model } = asked;
  const read = 'failure' in answer ? { failure: answer.failure } : checkText(work, facts, answer.text);
  const usage = answer.usage ?? { inputTokens: undefined, outputTokens: undefined };
  countUsage(engine, model, work.task, usage, PRICE_FACTOR);
  if (!('failure' in read))
    return record(asked, work, facts, read, { engine, model, usage, priceFactor: PRICE_FACTOR });
  const output = work.schema.parse(await work.local(facts));
  const checked = work.verify?.(output, facts) ?? { output, dropped: [] };
  const fallbackReason = `${engine}: ${read.failure}`;
  countFallback(work.task, engine, read.failure);
  return record(asked, work, facts, checked, {
    engine: 'local',
    model: 'winloop-local',
    usage,
    fallbackReason,
  });
}

function checkText<T, F>(
  { schema, verify }: Work<T, F>,
  facts: F,
  text: string,
): Checked<T> | { failure: FailureCode } {
  const parsed = schema.safeParse(readJson(text));
  if (!parsed.success) return { failure: 'malformed' };
  const checked = verify?.(parsed.data, facts) ?? { output: parsed.data, dropped: [] };
  return checked.isEmpty ? { failure: 'unsupported_claims' } : checked;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Answered = Pick<Generation, 'engine' | 'model' | 'usage' | 'fallbackReason' | 'priceFactor'>;

async function record<T, F>(
  { db, orgId, principalId }: Asked,
  work: Work<T, F>,
  facts: F,
  { output, dropped }: Checked<T>,
  answered: Answered,
): Promise<TaskResult<T>> {
  const { version, variant, data } = work.prompt(facts);
  const generationId = await recordGeneration(db, {
    ...answered,
    orgId,
    ...(principalId ? { principalId } : {}),
    task: work.task,
    promptVersion: version,
    promptVariant: variant ?? 'base',
    evidenceIds: data.map(({ id }) => id),
    // Hours in the provider's queue say nothing about how long anybody waited.
    latencyMs: 0,
    attempts: 1,
    claimsDropped: dropped.length,
  });
  const { engine, model, fallbackReason } = answered;
  const fallback = fallbackReason ? { fallbackReason } : {};
  return { output, dropped, engine, model, promptVersion: version, ...fallback, generationId };
}
