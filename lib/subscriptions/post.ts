import 'server-only';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { publicLookup, refusalOf } from './address';

const TIMEOUT_MS = 15_000;

export type Answer = {
  /** Null when there was no answer. */
  status: number | null;
  retryAfter: string | null;
  /** Why there was none, in words. */
  error: string | null;
  durationMs: number;
};

type Message = { url: string; body: string; headers: Record<string, string>; allowPrivate: boolean };

const WORDS: Record<string, string> = {
  EPRIVATE: 'The address leads into a private network.',
  ENOTFOUND: 'The host name is not known.',
  EAI_AGAIN: 'The host name could not be looked up.',
  ECONNREFUSED: 'The connection was refused.',
  ECONNRESET: 'The connection ended before there was an answer.',
  ABORT_ERR: 'There was no answer within 15 seconds.',
  CERT_HAS_EXPIRED: 'The certificate has expired.',
};

/** One POST. It follows no redirect, reads no answer but its status, and never throws. */
export async function post({ url, body, headers, allowPrivate }: Message): Promise<Answer> {
  const started = performance.now();
  const end = (rest: Pick<Answer, 'status' | 'retryAfter' | 'error'>): Answer => ({
    ...rest,
    durationMs: Math.round(performance.now() - started),
  });
  const refusal = refusalOf(url, allowPrivate);
  if (refusal) return end({ status: null, retryAfter: null, error: refusal });
  return new Promise((resolve) => {
    const call = (new URL(url).protocol === 'https:' ? secure : plain)(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      // A new connection each time: a kept one would outlive the check of its address.
      agent: false,
      ...(allowPrivate ? {} : { lookup: publicLookup }),
    });
    call.once('response', (response) => {
      resolve(
        end({
          status: response.statusCode ?? null,
          retryAfter: response.headers['retry-after'] ?? null,
          error: null,
        }),
      );
      response.destroy();
    });
    call.on('error', (error: NodeJS.ErrnoException) =>
      resolve(
        end({
          status: null,
          retryAfter: null,
          error: WORDS[error.code ?? ''] ?? `No connection (${error.code ?? error.name}).`,
        }),
      ),
    );
    call.end(body);
  });
}
