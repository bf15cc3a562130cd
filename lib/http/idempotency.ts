import 'server-only';
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { Caller } from '../auth/principal';
import { requireEnv } from '../env/env';
import { AppError } from '../errors';
import { logger } from '../logger';
import { must } from '../supabase/must';

type Exchange = { request: Request; caller: Caller; bytes: Uint8Array };
type Stored = { status: number; contentType: string; body: string };

const WAIT_MS = [50, 100, 200, 400, 800, 1500, 2500, 4000, 5000];

/**
 * A POST with an Idempotency-Key runs once: the same key and body get the first answer, the same key with
 * another body 422. The answer is stored encrypted under the key itself, which only its sender knows, so that
 * neither secrets that are shown once nor customer text can be read from the table.
 */
export async function withIdempotency(exchange: Exchange, run: () => Promise<Response>): Promise<Response> {
  const key = exchange.request.headers.get('idempotency-key');
  if (key === null || exchange.request.method !== 'POST') return run();
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new AppError(
      'bad_request',
      'Idempotency-Key must be 1 to 255 printable characters without spaces.',
    );
  }
  const ticket = ticketOf(exchange, key);
  const first = await claim(exchange.caller, ticket);
  if (first) return replay(first, key);
  let response: Response;
  try {
    response = await run();
  } catch (thrown) {
    await release(exchange.caller, ticket);
    throw thrown;
  }
  return remember(exchange.caller, ticket, key, response);
}

type Ticket = { p_org_id: string; p_key_hash: string; p_request_hash: string };

function ticketOf({ request, caller, bytes }: Exchange, key: string): Ticket {
  const { pathname, search } = new URL(request.url);
  const body = createHash('sha256').update(`${request.method} ${pathname}${search}\n`).update(bytes);
  return {
    p_org_id: caller.org.id,
    p_key_hash: createHash('sha256').update(key).digest('hex'),
    p_request_hash: body.digest('hex'),
  };
}

/** The sealed first answer, or null when this request is the one that runs. */
async function claim({ db }: Caller, ticket: Ticket): Promise<string | null> {
  for (const wait of [...WAIT_MS, 0]) {
    const [row] = await must(db.rpc('claim_idempotency_key', ticket));
    if (row?.state === 'claimed') return null;
    if (row?.state === 'done') return row.response;
    if (row?.state === 'mismatch') {
      throw new AppError('validation', 'This Idempotency-Key was used for a different request.', {
        errors: [{ path: 'Idempotency-Key', message: 'Use a new key for a new request.' }],
      });
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  throw new AppError('conflict', 'The first request with this Idempotency-Key is still running.', {
    retryAfterSeconds: 5,
  });
}

async function release({ db }: Caller, { p_org_id, p_key_hash }: Ticket): Promise<void> {
  await must(db.rpc('release_idempotency_key', { p_org_id, p_key_hash })).catch((thrown) =>
    logger.warn({ err: thrown }, 'idempotency key not released'),
  );
}

async function remember({ db }: Caller, ticket: Ticket, key: string, response: Response): Promise<Response> {
  const body = await response.text();
  const contentType = response.headers.get('content-type') ?? '';
  const stored: Stored = { status: response.status, contentType, body };
  const { p_org_id, p_key_hash } = ticket;
  await must(db.rpc('finish_idempotency_key', { p_org_id, p_key_hash, p_response: seal(stored, key) }));
  return revive(stored);
}

function replay(sealed: string, key: string): Response {
  const response = revive(open(sealed, key));
  response.headers.set('idempotent-replayed', 'true');
  return response;
}

function revive({ status, contentType, body }: Stored): Response {
  return new Response(
    status === 204 ? null : body,
    contentType ? { status, headers: { 'content-type': contentType } } : { status },
  );
}

function keyOf(key: string): Buffer {
  return Buffer.from(hkdfSync('sha256', requireEnv('SUPABASE_JWT_SECRET'), key, 'winloop idempotency', 32));
}

function seal(stored: Stored, key: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(key), iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(stored), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
}

function open(text: string, key: string): Stored {
  const bytes = Buffer.from(text, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(key), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'));
}
