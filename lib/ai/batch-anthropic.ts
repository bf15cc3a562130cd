import type Anthropic from '@anthropic-ai/sdk';
import type { BatchAnswer, BatchProvider } from './batch-provider';
import { finishCode } from './failure';
import type { FailureCode } from './schema';

const TOOL = 'answer';
type Line = Anthropic.Messages.Batches.MessageBatchIndividualResponse;

/** Message Batches. A forced tool call carries the object, which every model of the provider can do. */
export function anthropicBatches(client: Anthropic): BatchProvider {
  const { batches } = client.messages;
  return {
    async submit(questions, { model, maxOutputTokens, schema }) {
      const { id } = await batches.create({
        requests: questions.map((question) => ({
          custom_id: question.id,
          params: {
            model,
            max_tokens: maxOutputTokens,
            system: question.prompt.instructions,
            messages: [{ role: 'user' as const, content: question.prompt.prompt }],
            tools: [
              {
                name: TOOL,
                description: 'Gives the answer.',
                input_schema: { ...schema, type: 'object' as const },
              },
            ],
            tool_choice: { type: 'tool' as const, name: TOOL },
          },
        })),
      });
      return id;
    },
    async state(id) {
      const { processing_status } = await batches.retrieve(id);
      return processing_status === 'ended' ? 'ended' : 'running';
    },
    async *answers(id) {
      for await (const line of await batches.results(id)) yield answerOf(line);
    },
    async cancel(id) {
      await batches.cancel(id);
    },
    async forget(id) {
      await batches.delete(id);
    },
  };
}

function answerOf({ custom_id: id, result }: Line): BatchAnswer {
  const nothing = { inputTokens: undefined, outputTokens: undefined };
  if (result.type !== 'succeeded') return { id, usage: nothing, failure: failureOf(result) };
  const { content, stop_reason, usage } = result.message;
  const used = { inputTokens: usage.input_tokens, outputTokens: usage.output_tokens };
  const call = content.find((block) => block.type === 'tool_use');
  if (stop_reason === 'max_tokens') return { id, usage: used, failure: finishCode('length') };
  if (!call) return { id, usage: used, failure: stop_reason === 'refusal' ? 'refused' : 'malformed' };
  return { id, usage: used, text: JSON.stringify(call.input) };
}

function failureOf(result: Exclude<Line['result'], { type: 'succeeded' }>): FailureCode {
  if (result.type !== 'errored') return 'timeout';
  const { type } = result.error.error;
  if (type === 'invalid_request_error') return 'bad_request';
  return type === 'rate_limit_error' ? 'rate_limited' : 'server_error';
}
