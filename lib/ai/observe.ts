import 'server-only';
import { env } from '../env/env';
import { among, type Label, label } from '../telemetry/label';
import { telemetry, withSpan } from '../telemetry/telemetry';
import type { Answer } from './ask';
import { type Link, LOCAL_MODEL } from './chain';
import { defaultModels } from './models';
import { costOf, publishedName, type Usage } from './prices';
import type { FailureCode, RemoteEngine, Task } from './schema';

/** One call of a provider, by the conventions for generative AI: never a word of the prompt or of the answer. */
export function observeCall<T>(
  { engine, model }: Link & { engine: RemoteEngine },
  task: Task,
  call: () => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const attributes = () => attributesOf(engine, model, task);
  return withSpan('ai_call', attributes, async (span) => {
    const answer = await call();
    span.set({ 'winloop.ai.attempts': answer.attempts });
    span.set(countUsage(engine, model, task, answer.usage));
    if (!answer.ok) span.failAs(label(answer.code));
    return answer;
  });
}

export function observeLocal<T>(task: Task, answer: () => Promise<T>): Promise<T> {
  return withSpan('ai_call', () => attributesOf('local', LOCAL_MODEL, task), answer);
}

/** Tokens and cost as metrics; answers what the span of the call says of them. */
export function countUsage(engine: RemoteEngine, model: string, task: Task, usage: Usage, priceFactor = 1) {
  const on = telemetry();
  if (!on) return {};
  const { inputTokens, outputTokens } = usage;
  const call = attributesOf(engine, model, task);
  const count = (tokens: number | undefined, type: Label) => {
    if (tokens !== undefined)
      on.record('gen_ai.client.token.usage', tokens, { ...call, 'gen_ai.token.type': type });
  };
  count(inputTokens, label('input'));
  count(outputTokens, label('output'));
  const price = costOf(model, usage, env().MODEL_PRICES);
  const cost = price === null ? undefined : price * priceFactor;
  if (cost !== undefined) on.record('winloop.ai.cost', cost, call);
  return {
    'gen_ai.usage.input_tokens': inputTokens,
    'gen_ai.usage.output_tokens': outputTokens,
    'winloop.ai.cost': cost,
  };
}

/** The engine did not answer, or not with something that holds. */
export function countFallback(task: Task, engine: RemoteEngine, code: FailureCode): void {
  telemetry()?.record('winloop.ai.fallbacks', 1, {
    'winloop.ai.task': label(task),
    'gen_ai.provider.name': label(engine),
    'error.type': label(code),
  });
}

function attributesOf(engine: RemoteEngine | 'local', model: string, task: Task) {
  return {
    'gen_ai.operation.name': label('chat'),
    'gen_ai.provider.name': label(engine),
    'gen_ai.request.model': modelLabel(model),
    'winloop.ai.task': label(task),
  };
}

/** An organisation types the name of its model, so only names that the operator or the price list knows are told. */
function modelLabel(model: string): Label {
  const published = publishedName(model);
  return among(
    [LOCAL_MODEL, ...Object.values(defaultModels()), ...(published ? [published] : [])],
    published ?? model,
  );
}
