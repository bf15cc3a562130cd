import 'server-only';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Authenticated, authenticate } from '../auth/authenticate';
import { type Caller, hasScope } from '../auth/principal';
import type { Scope } from '../auth/token';
import { AppError, toAppError } from '../errors';
import { logger } from '../logger';
import { label } from '../telemetry/label';
import type { Span } from '../telemetry/telemetry';
import { parseJson, readBytes } from './body';
import { withIdempotency } from './idempotency';
import { observed } from './observe';
import { problemResponse } from './problem';
import { clientAddress, limit, limitPrincipal } from './rate-limit';
import { checkContract, jsonResponse, type Reply } from './reply';
import { validate } from './validate';

type Schema = z.ZodType;
type Output<S> = S extends Schema ? z.output<S> : undefined;

export type RouteDefinition<P, Q, B, R> = {
  scope: Scope;
  /** One sentence for the API document. */
  summary: string;
  params?: P;
  query?: Q;
  /** The JSON body. Without it the handler reads `bytes` itself (CSV, for example). */
  body?: B;
  /** What the body may be when it is not (only) JSON, for the API document. */
  accepts?: readonly string[];
  response?: R;
  /** The status of a successful answer, for the API document; `created()` sends 201. */
  status?: 200 | 201 | 202 | 204;
  maxBytes?: number;
};

export type RouteContext<P, Q, B> = Caller & {
  params: Output<P>;
  query: Output<Q>;
  body: Output<B>;
  bytes: Uint8Array<ArrayBuffer>;
  request: Request;
  requestId: string;
};

type RequestContext = { params: Promise<unknown> };
export type RouteHandler = ((request: Request, context: RequestContext) => Promise<Response>) & {
  definition: RouteDefinition<Schema | undefined, Schema | undefined, Schema | undefined, Schema | undefined>;
};

const DEFAULT_MAX_BYTES = 1_000_000;
const FAILED_SIGN_INS_PER_MINUTE = 600;

/** The door of /api/v1: key or session → scope → zod → run → JSON or problem+json. */
export function route<
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
  R extends Schema | undefined = undefined,
>(
  definition: RouteDefinition<P, Q, B, R>,
  run: (context: RouteContext<P, Q, B>) => Promise<Reply<R extends Schema ? z.input<R> : unknown>>,
): RouteHandler {
  const handle = async (request: Request, context: RequestContext, span: Span): Promise<Response> => {
    const requestId = requestIdOf(request);
    const startedAt = performance.now();
    let caller: Authenticated | undefined;
    let response: Response;
    try {
      caller = await identify(request);
      span.ofOrg(caller.org.id);
      span.set({ 'winloop.principal.kind': label(caller.principal.kind) });
      // Only now is it known who sent the header.
      span.linkTo(request.headers.get('traceparent'));
      response = await answer(caller);
    } catch (thrown) {
      response = problemResponse(thrown, requestId);
      span.fail(thrown);
      if (response.status >= 500) logger.error({ err: thrown, requestId }, 'request failed');
    }
    logger.info(
      {
        requestId,
        method: request.method,
        path: new URL(request.url).pathname,
        status: response.status,
        ms: Math.round(performance.now() - startedAt),
        principalId: caller?.principal.id,
        orgId: caller?.org.id,
      },
      'request',
    );
    return withHeaders(response, requestId, caller?.writtenHeaders);

    async function answer(who: Authenticated): Promise<Response> {
      if (!hasScope(who.principal, definition.scope)) throw missingScope(definition.scope);
      const params = validateOptional(definition.params, await context.params, 'not_found') as Output<P>;
      const query = validateOptional(definition.query, queryOf(request)) as Output<Q>;
      const bytes = await readBytes(request, definition.maxBytes ?? DEFAULT_MAX_BYTES);
      const body = (definition.body ? validate(definition.body, parseJson(bytes)) : undefined) as Output<B>;
      const { db, org, principal } = who;
      const copy = bytes.byteLength > 0 ? withBody(request, bytes) : request;
      const execute = async () => {
        const reply = await run({ db, org, principal, params, query, body, bytes, request: copy, requestId });
        if (reply instanceof Response) return reply;
        checkContract(definition.response, reply);
        return jsonResponse(reply, definition.status);
      };
      return withIdempotency({ request, caller: who, bytes }, execute);
    }
  };
  const handler = (request: Request, context: RequestContext) =>
    observed(request, context, (span) => handle(request, context, span));
  return Object.assign(handler, { definition });
}

async function identify(request: Request): Promise<Authenticated> {
  try {
    const caller = await authenticate(request);
    await limitPrincipal(caller.principal.id);
    return caller;
  } catch (thrown) {
    if (toAppError(thrown).code === 'unauthenticated') {
      await limit('unauthenticated', clientAddress(request.headers), FAILED_SIGN_INS_PER_MINUTE, 60);
    }
    throw thrown;
  }
}

/** Built from the parts: Next's own request is a proxy that `new Request(request)` refuses in production. */
function withBody({ url, method, headers, signal }: Request, body: Uint8Array<ArrayBuffer>): Request {
  return new Request(url, { method, headers, signal, body });
}

function missingScope(scope: Scope): AppError {
  const what = scope === 'admin' ? 'Only an admin may do this.' : 'You may not do this.';
  return new AppError('forbidden', `${what} It needs the scope "${scope}".`);
}

function validateOptional(schema: Schema | undefined, input: unknown, code?: 'not_found'): unknown {
  return schema ? validate(schema, input, code) : undefined;
}

/** A parameter that is repeated becomes an array. */
function queryOf(request: Request): Record<string, string | string[]> {
  const { searchParams } = new URL(request.url);
  const names = [...new Set(searchParams.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = searchParams.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}

function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id') ?? '';
  return /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

function withHeaders(response: Response, requestId: string, written: Headers | undefined): Response {
  response.headers.set('x-request-id', requestId);
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store');
  for (const [name, value] of written ?? []) response.headers.append(name, value);
  return response;
}

/** `{ id }` of a path; a malformed id is the same 404 as an unknown one. */
export const idParams = z.object({ id: z.uuid() });
