import {
  APICallError,
  EmptyResponseBodyError,
  InvalidResponseDataError,
  JSONParseError,
  NoObjectGeneratedError,
  NoOutputGeneratedError,
  RetryError,
  TypeValidationError,
} from 'ai';
import type { FailureCode } from './schema';

export type Failure = { code: FailureCode; retryable: boolean; retryAfterMs?: number };

const UNREADABLE = [
  EmptyResponseBodyError,
  InvalidResponseDataError,
  JSONParseError,
  NoOutputGeneratedError,
  TypeValidationError,
];

/** Thrown inside this folder when an answer arrived and cannot be used. */
export class UnusableAnswer extends Error {
  override name = 'UnusableAnswer';
  constructor(readonly code: FailureCode) {
    super(code);
  }
}

/** What went wrong, in our own vocabulary: the words of a provider are neither stored nor shown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof UnusableAnswer) return { code: error.code, retryable: error.code === 'malformed' };
  if (RetryError.isInstance(error)) return failureOf(error.lastError);
  if (NoObjectGeneratedError.isInstance(error))
    return { code: finishCode(error.finishReason), retryable: true };
  if (APICallError.isInstance(error)) return ofStatus(error);
  if (UNREADABLE.some((kind) => kind.isInstance(error))) return { code: 'malformed', retryable: true };
  const name = error instanceof Error ? error.name : '';
  if (name === 'TimeoutError' || name === 'AbortError') return { code: 'timeout', retryable: false };
  // A connection that broke is fetch's TypeError; the rest are answers that a client could not read.
  return { code: error instanceof TypeError ? 'unreachable' : 'malformed', retryable: true };
}

/** Why a model stopped, when its answer is not an object of the schema. */
export function finishCode(reason: string | undefined): FailureCode {
  if (reason === 'length') return 'truncated';
  return reason === 'content-filter' ? 'refused' : 'malformed';
}

function ofStatus(error: APICallError): Failure {
  const { statusCode: status } = error;
  if (status === undefined) return { code: 'unreachable', retryable: true };
  if (status === 401 || status === 403) return { code: 'unauthorised', retryable: false };
  if (status === 408) return { code: 'timeout', retryable: true };
  if (status === 429) return { code: 'rate_limited', retryable: true, ...retryAfter(error) };
  if (status >= 500) return { code: 'server_error', retryable: true, ...retryAfter(error) };
  // An answer with a good status that is no JSON of the wire format.
  return { code: status < 400 ? 'malformed' : 'bad_request', retryable: status < 400 };
}

function retryAfter({ responseHeaders }: APICallError): { retryAfterMs?: number } {
  const seconds = Number(responseHeaders?.['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {};
}
