import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anthropicAnswer, chatAnswer, type Written } from './wire-formats';

/** What the pretended provider makes of one question; `missing` was never processed and has no line. */
export type Fate =
  | { kind: 'text'; text: string }
  | { kind: 'truncated'; text: string }
  | { kind: 'refusal' }
  | { kind: 'errored' }
  | { kind: 'expired' }
  | { kind: 'missing' };

type Told = Exclude<Fate, { kind: 'missing' }>;
export type Asked = { id: string; body: Record<string, unknown> };
type Batch = { id: string; asked: Asked[]; polls: number; isCancelled: boolean; isDeleted: boolean };

/**
 * A server on localhost that speaks Anthropic Message Batches and OpenAI files and batches. A batch runs for
 * `polls` looks; answers come in the opposite order of the questions.
 */
export async function batchServer(fateOf: (asked: Asked, place: number) => Fate, options = { polls: 1 }) {
  const batches: Batch[] = [];
  const files = new Map<string, string>();
  const requests: string[] = [];
  const state = { fail: 0 };
  const server = createServer(async (incoming, response) => {
    const path = (incoming.url ?? '').replace(/\?.*$/, '');
    requests.push(`${incoming.method} ${path}`);
    const body = await bytesOf(incoming);
    const send = (status: number, answer: unknown) => {
      const isText = typeof answer === 'string';
      response.writeHead(status, { 'content-type': isText ? 'application/x-jsonl' : 'application/json' });
      response.end(isText ? answer : JSON.stringify(answer));
    };
    if (state.fail > 0)
      return send(state.fail, { type: 'error', error: { type: 'an_error', message: 'no' } });
    // Nobody speaks the ordinary wire format here: asked one by one, this provider has no such address.
    if (!/\/(?:batches|files)/.test(path))
      return send(404, { type: 'error', error: { type: 'not_found_error' } });
    if (path.includes('/messages/batches')) return send(200, anthropic(path, incoming.method ?? '', body));
    return send(200, openAi(path, incoming.method ?? '', body));
  });

  function add(asked: Asked[]): Batch {
    const batch = {
      id: `batch_${batches.length + 1}`,
      asked,
      polls: 0,
      isCancelled: false,
      isDeleted: false,
    };
    batches.push(batch);
    return batch;
  }
  function found(path: string): Batch {
    const batch = batches.find(({ id }) => path.includes(id));
    if (!batch) throw new Error(`no batch in ${path}`);
    return batch;
  }
  const fates = ({ asked, isCancelled }: Batch): { id: string; fate: Told }[] =>
    asked
      .flatMap((item, place) => {
        const fate: Fate = isCancelled ? { kind: 'expired' } : fateOf(item, place);
        return fate.kind === 'missing' ? [] : [{ id: item.id, fate }];
      })
      .reverse();
  const hasEnded = (batch: Batch) => batch.isCancelled || batch.polls >= options.polls;

  function anthropic(path: string, method: string, body: Buffer): unknown {
    if (path.endsWith('/batches') && method === 'POST') {
      const { requests: asked } = JSON.parse(body.toString()) as {
        requests: { custom_id: string; params: Asked['body'] }[];
      };
      return anthropicBatch(
        add(asked.map(({ custom_id, params }) => ({ id: custom_id, body: params }))),
        false,
      );
    }
    const batch = found(path);
    if (path.endsWith('/results')) {
      return fates(batch)
        .map(({ id, fate }) => `${JSON.stringify({ custom_id: id, result: anthropicResult(fate) })}\n`)
        .join('');
    }
    if (method === 'DELETE') {
      batch.isDeleted = true;
      return { id: batch.id, type: 'message_batch_deleted' };
    }
    if (path.endsWith('/cancel')) batch.isCancelled = true;
    batch.polls += 1;
    return anthropicBatch(batch, hasEnded(batch));
  }

  const anthropicBatch = ({ id, asked }: Batch, isEnded: boolean) => ({
    id,
    type: 'message_batch',
    processing_status: isEnded ? 'ended' : 'in_progress',
    request_counts: {
      processing: isEnded ? 0 : asked.length,
      succeeded: 0,
      errored: 0,
      canceled: 0,
      expired: 0,
    },
    created_at: '2026-11-20T12:00:00Z',
    expires_at: '2026-11-21T12:00:00Z',
    ended_at: isEnded ? '2026-11-20T13:00:00Z' : null,
    cancel_initiated_at: null,
    archived_at: null,
    results_url: isEnded ? `${url()}/v1/messages/batches/${id}/results` : null,
  });

  function openAi(path: string, method: string, body: Buffer): unknown {
    if (path.endsWith('/files') && method === 'POST') {
      const id = `file-${files.size + 1}`;
      files.set(id, partOf(body));
      return {
        id,
        object: 'file',
        bytes: body.length,
        created_at: 1,
        filename: 'questions.jsonl',
        purpose: 'batch',
      };
    }
    const unwanted = method === 'DELETE' && /\/files\/([\w-]+)$/.exec(path)?.[1];
    if (unwanted) return { id: unwanted, object: 'file', deleted: files.delete(unwanted) };
    const fileId = /\/files\/([\w-]+)\/content$/.exec(path)?.[1];
    if (fileId) return files.get(fileId) ?? '';
    if (path.endsWith('/batches') && method === 'POST') {
      const { input_file_id } = JSON.parse(body.toString()) as { input_file_id: string };
      const lines = (files.get(input_file_id) ?? '').trim().split('\n');
      const asked = lines.map((line) => JSON.parse(line) as { custom_id: string; body: Asked['body'] });
      return openAiBatch(add(asked.map((item) => ({ id: item.custom_id, body: item.body }))), false);
    }
    const batch = found(path);
    if (path.endsWith('/cancel')) batch.isCancelled = true;
    batch.polls += 1;
    return openAiBatch(batch, hasEnded(batch));
  }

  function openAiBatch(batch: Batch, isEnded: boolean) {
    const [good, bad] = [`${batch.id}-output`, `${batch.id}-error`];
    const rows = fates(batch).map(({ id, fate }) => openAiLine(id, fate));
    const fileOf = (lines: unknown[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    files.set(good, fileOf(rows.filter(({ error }) => error === null)));
    files.set(bad, fileOf(rows.filter(({ error }) => error !== null)));
    const status = batch.isCancelled ? 'cancelled' : 'completed';
    return {
      id: batch.id,
      object: 'batch',
      endpoint: '/v1/chat/completions',
      completion_window: '24h',
      input_file_id: 'file-1',
      created_at: 1_700_000_000,
      status: isEnded ? status : 'in_progress',
      ...(isEnded ? { output_file_id: good, error_file_id: bad } : {}),
    };
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url(),
    requests,
    batches,
    /** Files of OpenAI that are still there. */
    files,
    /** Answers every request with this status from now on; 0 ends it. */
    failWith: (status: number) => {
      state.fail = status;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function anthropicResult(fate: Told): unknown {
  if (fate.kind === 'expired') return { type: 'expired' };
  if (fate.kind === 'errored') {
    return {
      type: 'errored',
      error: { type: 'error', error: { type: 'invalid_request_error', message: 'no' } },
    };
  }
  const message = anthropicAnswer(fate);
  if (fate.kind !== 'text') return { type: 'succeeded', message };
  const call = { type: 'tool_use', id: 'toolu_1', name: 'answer', input: looseJson(fate.text) };
  return { type: 'succeeded', message: { ...message, stop_reason: 'tool_use', content: [call] } };
}

function openAiLine(id: string, fate: Told) {
  if (fate.kind === 'expired')
    return { custom_id: id, response: null, error: { code: 'batch_expired', message: 'late' } };
  if (fate.kind === 'errored') {
    const response = { status_code: 400, request_id: 'r', body: { error: { message: 'no' } } };
    return { custom_id: id, response, error: { code: 'bad', message: 'no' } };
  }
  const written: Written = fate;
  return {
    custom_id: id,
    response: { status_code: 200, request_id: 'r', body: chatAnswer(written) },
    error: null,
  };
}

function looseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The lines inside the multipart form of an upload. */
const partOf = (form: Buffer): string =>
  form
    .toString()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .join('\n');

async function bytesOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}
