import 'server-only';
import { randomUUID } from 'node:crypto';
import { AppError, toAppError } from '../errors';
import { logger } from '../logger';
import type { Span } from '../telemetry/telemetry';
import { readBytes } from './body';
import { observed } from './observe';
import { problemResponse } from './problem';

export type Delivery<P> = {
  params: P;
  /** Exactly what was sent; signatures are computed over these bytes. */
  bytes: Uint8Array<ArrayBuffer>;
  headers: Headers;
  receivedAt: Date;
  requestId: string;
};

export type WebhookDefinition<P, Source> = {
  maxBytes?: number | ((params: P) => number);
  /** Instead of 413, for a sender that would take that as the end: notes it and answers, or throws. */
  tooLarge?: (delivery: Omit<Delivery<P>, 'bytes'>) => Promise<Response>;
  /** Says whose delivery this is, or throws: unauthenticated for a bad signature, not_found for no endpoint. */
  authenticate: (delivery: Delivery<P>) => Promise<Source>;
  /** Durable storage, and nothing else: what the delivery means is worked out by a job. */
  store: (delivery: Delivery<P>, source: Source) => Promise<void>;
  acknowledge?: (source: Source) => Response;
};

export const DEFAULT_MAX_BYTES = 10_000_000;

/** The door of webhooks: raw bytes once → authenticate → store → acknowledge. 503 makes the sender retry. */
export function webhook<P, Source>(definition: WebhookDefinition<P, Source>) {
  return (request: Request, context: { params: Promise<P> }): Promise<Response> =>
    observed(request, context, (span) => receive(request, context, span));

  async function receive(request: Request, context: { params: Promise<P> }, span: Span): Promise<Response> {
    const requestId = randomUUID();
    try {
      const params = await context.params;
      const { maxBytes = DEFAULT_MAX_BYTES, tooLarge } = definition;
      const arrival = { params, headers: request.headers, receivedAt: new Date(), requestId };
      const bytes = await readWithin(request, typeof maxBytes === 'number' ? maxBytes : maxBytes(params));
      if (bytes instanceof AppError) {
        if (tooLarge) return await tooLarge(arrival);
        throw bytes;
      }
      const delivery = { ...arrival, bytes };
      const source = await definition.authenticate(delivery);
      await durably(() => definition.store(delivery, source));
      return definition.acknowledge?.(source) ?? Response.json({ received: true });
    } catch (thrown) {
      span.fail(thrown);
      if (toAppError(thrown).status >= 500) logger.error({ err: thrown, requestId }, 'webhook failed');
      return problemResponse(thrown, requestId);
    }
  }
}

async function readWithin(
  request: Request,
  maxBytes: number,
): Promise<Delivery<unknown>['bytes'] | AppError> {
  try {
    return await readBytes(request, maxBytes);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'too_large') return thrown;
    throw thrown;
  }
}

/** What could not be stored must be sent again, whatever the reason was. */
async function durably(store: () => Promise<void>): Promise<void> {
  try {
    await store();
  } catch (cause) {
    if (cause instanceof AppError && cause.status < 500) throw cause;
    throw new AppError('unavailable', 'The delivery could not be stored. Send it again.', { cause });
  }
}
