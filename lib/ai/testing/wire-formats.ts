// Bodies and events as the providers document them, cut down to what a client reads.

export type Written = { kind: 'text' | 'truncated' | 'cut'; text: string } | { kind: 'refusal' };

const textOf = (written: Written) => (written.kind === 'refusal' ? '' : written.text);
const piecesOf = (written: Written) => textOf(written).match(/.{1,12}/gs) ?? [];
const sse = (events: readonly unknown[], named: boolean) =>
  events
    .map((event) => {
      const name = named ? `event: ${(event as { type: string }).type}\n` : '';
      return `${name}data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`;
    })
    .join('');

const anthropicStop = { text: 'end_turn', truncated: 'max_tokens', cut: 'end_turn', refusal: 'refusal' };

export function anthropicAnswer(written: Written) {
  return {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-test',
    content: written.kind === 'refusal' ? [] : [{ type: 'text', text: textOf(written) }],
    stop_reason: anthropicStop[written.kind],
    stop_sequence: null,
    usage: { input_tokens: 120, output_tokens: 30 },
  };
}

export function anthropicEvents(written: Written): string {
  const message = {
    ...anthropicAnswer(written),
    content: [],
    stop_reason: null,
    usage: { input_tokens: 120, output_tokens: 1 },
  };
  const text = [
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    ...piecesOf(written).map((piece) => ({
      type: 'content_block_delta',
      index: 0,
      delta: { type: 'text_delta', text: piece },
    })),
  ];
  const end = [
    { type: 'content_block_stop', index: 0 },
    {
      type: 'message_delta',
      delta: { stop_reason: anthropicStop[written.kind], stop_sequence: null },
      usage: { output_tokens: 30 },
    },
    { type: 'message_stop' },
  ];
  return sse([{ type: 'message_start', message }, ...text, ...(written.kind === 'cut' ? [] : end)], true);
}

export function responsesAnswer(written: Written) {
  const content =
    written.kind === 'refusal'
      ? { type: 'refusal', refusal: 'I cannot help with that.' }
      : { type: 'output_text', text: textOf(written), annotations: [] };
  return {
    id: 'resp_1',
    object: 'response',
    created_at: 1_700_000_000,
    status: written.kind === 'truncated' ? 'incomplete' : 'completed',
    error: null,
    incomplete_details: written.kind === 'truncated' ? { reason: 'max_output_tokens' } : null,
    model: 'gpt-test',
    output: [{ type: 'message', id: 'msg_1', status: 'completed', role: 'assistant', content: [content] }],
    usage: {
      input_tokens: 120,
      output_tokens: 30,
      total_tokens: 150,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens_details: { reasoning_tokens: 0 },
    },
  };
}

export function responsesEvents(written: Written): string {
  const response = responsesAnswer(written);
  const item = { type: 'message', id: 'msg_1', status: 'in_progress', role: 'assistant', content: [] };
  const start = [
    { type: 'response.created', response: { ...response, output: [], usage: null, status: 'in_progress' } },
    { type: 'response.output_item.added', output_index: 0, item },
    ...piecesOf(written).map((delta) => ({
      type: 'response.output_text.delta',
      item_id: 'msg_1',
      output_index: 0,
      content_index: 0,
      delta,
    })),
    ...(written.kind === 'refusal'
      ? ['response.refusal.delta', 'response.refusal.done'].map((type) => ({
          type,
          item_id: 'msg_1',
          output_index: 0,
          content_index: 0,
          delta: 'I cannot help with that.',
          refusal: 'I cannot help with that.',
        }))
      : []),
  ];
  const last = written.kind === 'truncated' ? 'response.incomplete' : 'response.completed';
  const end = [
    { type: 'response.output_item.done', output_index: 0, item: response.output[0] },
    { type: last, response },
  ];
  return sse([...start, ...(written.kind === 'cut' ? [] : end)], true);
}

const chatFinish = { text: 'stop', truncated: 'length', cut: 'stop', refusal: 'content_filter' };
const chatUsage = { prompt_tokens: 120, completion_tokens: 30, total_tokens: 150 };

export function chatAnswer(written: Written) {
  const refusal = written.kind === 'refusal' ? 'I cannot help with that.' : null;
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_700_000_000,
    model: 'gpt-test',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: refusal ? null : textOf(written), refusal },
        finish_reason: chatFinish[written.kind],
      },
    ],
    usage: chatUsage,
  };
}

export function chatEvents(written: Written): string {
  const chunk = (delta: object, finish_reason: string | null) => ({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1_700_000_000,
    model: 'gpt-test',
    choices: [{ index: 0, delta, finish_reason }],
  });
  const pieces = piecesOf(written).map((content) => chunk({ role: 'assistant', content }, null));
  const end = [{ ...chunk({}, chatFinish[written.kind]), usage: chatUsage }, '[DONE]'];
  return sse([...pieces, ...(written.kind === 'cut' ? [] : end)], false);
}
