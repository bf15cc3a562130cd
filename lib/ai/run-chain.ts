import 'server-only';
import { must } from '../supabase/must';
import { label } from '../telemetry/label';
import { withSpan } from '../telemetry/telemetry';
import { type Answer, ask } from './ask';
import { chainFor, type Link } from './chain';
import { defaultModels } from './models';
import { countFallback, observeCall, observeLocal } from './observe';
import { addUsage, type Usage } from './prices';
import { renderPrompt } from './prompt';
import { recordGeneration } from './record';
import type { FailureCode, RemoteEngine, TaskResult } from './schema';
import type { Checked, EngineDeps, TaskRequest } from './task';

/** Where the text of an answer goes while it is written. */
export type Draft = { write: (text: string) => void; finish: () => void };

/** Asks the engines of the chain in order until one gives an answer that holds, and records it. */
export function runChain<T, F>(
  request: TaskRequest<T, F>,
  deps: EngineDeps,
  draft?: Draft,
): Promise<TaskResult<T>> {
  const attributes = () => ({ 'winloop.ai.task': label(request.task) });
  return withSpan('ai_task', attributes, async (span) => {
    span.ofOrg(request.orgId);
    const result = await answer(request, deps, draft);
    span.set({
      'winloop.ai.engine': label(result.engine),
      'winloop.ai.fell_back': result.fallbackReason !== undefined,
    });
    return result;
  });
}

async function answer<T, F>(
  request: TaskRequest<T, F>,
  deps: EngineDeps,
  draft: Draft | undefined,
): Promise<TaskResult<T>> {
  const { db, orgId, task, facts } = request;
  const startedAt = deps.clock.now();
  const prompt = request.prompt(facts);
  const rendered = renderPrompt(prompt);
  const [row] = await must(db.from('organizations').select('settings').eq('id', orgId).limit(1));
  const failures: string[] = [];
  const usage: Usage = { inputTokens: undefined, outputTokens: undefined };
  let attempts = 0;
  let openDraft = draft;

  const failed = (engine: RemoteEngine, code: FailureCode) => {
    failures.push(`${engine}: ${code}`);
    countFallback(task, engine, code);
  };
  const check = (output: T): Checked<T> => request.verify?.(output, facts) ?? { output, dropped: [] };
  const settle = async (link: Link, { output, dropped }: Checked<T>): Promise<TaskResult<T>> => {
    const fallback = failures.length > 0 ? { fallbackReason: failures.join('; ') } : {};
    const answered = { engine: link.engine, model: link.model, promptVersion: prompt.version, ...fallback };
    const generationId = await recordGeneration(db, {
      ...answered,
      orgId,
      ...(request.principalId ? { principalId: request.principalId } : {}),
      task,
      promptVariant: prompt.variant ?? 'base',
      evidenceIds: prompt.data.map((block) => block.id),
      usage,
      latencyMs: deps.clock.now() - startedAt,
      attempts,
      claimsDropped: dropped.length,
    });
    return { ...answered, output, dropped, generationId };
  };

  for (const link of chainFor(task, row?.settings, defaultModels())) {
    if (link.engine === 'local') {
      const output = await observeLocal(task, async () => request.schema.parse(await request.local(facts)));
      const checked = check(output);
      openDraft?.write(JSON.stringify(checked.output));
      return settle(link, checked);
    }
    const model = deps.model(link.engine, link.model);
    if (!model) {
      failed(link.engine, 'no_key');
      continue;
    }
    const question = {
      model,
      schema: request.schema,
      prompt: rendered,
      ...deps.limits[task],
      ...(request.signal ? { signal: request.signal } : {}),
      ...(openDraft ? { onText: openDraft.write } : {}),
    };
    const answer: Answer<T> = await observeCall(link, task, () => ask(question, deps.clock));
    attempts += answer.attempts;
    addUsage(usage, answer.usage);
    const checked = answer.ok ? check(answer.output) : undefined;
    if (checked && !checked.isEmpty) return settle(link, checked);
    failed(link.engine, answer.ok ? 'unsupported_claims' : answer.code);
    // What a person has read is not written over by another engine: the result replaces the draft.
    if (answer.ok || answer.wroteText) {
      openDraft?.finish();
      openDraft = undefined;
    }
  }
  throw new Error('A chain always ends with the local engine.');
}
