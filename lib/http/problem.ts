import { STATUS_CODES } from 'node:http';
import { type AppError, toAppError } from '../errors';

/** RFC 9457. */
export function problemResponse(thrown: unknown, requestId: string): Response {
  const error = toAppError(thrown);
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  const retryAfter = retryAfterOf(error);
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  if (error.code === 'unauthenticated') headers.set('www-authenticate', 'Bearer realm="winloop"');
  const problem = {
    type: `urn:winloop:problem:${error.code}`,
    title: STATUS_CODES[error.status] ?? 'Error',
    status: error.status,
    code: error.code,
    detail: error.detail,
    request_id: requestId,
    ...(error.errors ? { errors: error.errors } : {}),
  };
  return new Response(JSON.stringify(problem), { status: error.status, headers });
}

function retryAfterOf({ code, retryAfterSeconds }: AppError): number | undefined {
  return retryAfterSeconds ?? (code === 'rate_limited' || code === 'unavailable' ? 5 : undefined);
}
