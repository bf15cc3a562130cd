/**
 * The checks of OpenAI's own "Data preparation and analysis for chat model fine-tuning" (cookbook), plus what the API
 * refuses at upload: bytes that are not UTF-8, an empty answer, unknown keys beside `messages`.
 */
export function faultsOfOpenAiFile(bytes: Uint8Array): string[] {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  if (text === '') return ['empty file'];
  if (!text.endsWith('\n')) return ['the last line has no end'];
  if (text.includes('\r') || text.startsWith('\uFEFF')) return ['foreign line ends or a byte order mark'];
  return text
    .slice(0, -1)
    .split('\n')
    .flatMap((line, i) => faultsOfLine(line).map((fault) => `${i + 1}: ${fault}`));
}

function faultsOfLine(line: string): string[] {
  let example: unknown;
  try {
    example = JSON.parse(line);
  } catch {
    return ['not JSON'];
  }
  if (!isRecord(example)) return ['data_type'];
  const { messages, ...rest } = example;
  if (Object.keys(rest).some((key) => !['tools', 'parallel_tool_calls', 'functions'].includes(key))) {
    return ['unrecognized_top_level_key'];
  }
  if (!Array.isArray(messages) || messages.length === 0) return ['missing_messages_list'];
  const faults = messages.flatMap(faultsOfMessage);
  const answers = messages.filter((message) => isRecord(message) && message.role === 'assistant');
  return answers.length === 0 ? [...faults, 'example_missing_assistant_message'] : faults;
}

function faultsOfMessage(message: unknown): string[] {
  if (!isRecord(message)) return ['message_data_type'];
  const faults: string[] = [];
  if (!('role' in message && 'content' in message)) faults.push('message_missing_key');
  const known = ['role', 'content', 'name', 'function_call', 'weight'];
  if (Object.keys(message).some((key) => !known.includes(key))) faults.push('message_unrecognized_key');
  if (!['system', 'user', 'assistant', 'function'].includes(String(message.role)))
    faults.push('unrecognized_role');
  if (typeof message.content !== 'string' || message.content.trim() === '') faults.push('missing_content');
  if ('weight' in message && message.weight !== 0 && message.weight !== 1) faults.push('weight is 0 or 1');
  if (typeof message.content === 'string' && !message.content.isWellFormed()) faults.push('lone surrogate');
  return faults;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
