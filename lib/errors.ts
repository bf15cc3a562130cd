export type ErrorCode =
  | 'bad_request'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'validation'
  | 'rate_limited'
  | 'unavailable'
  | 'internal';

export type FieldError = { path: string; message: string };

type Options = { errors?: readonly FieldError[]; retryAfterSeconds?: number; cause?: unknown };

const STATUS: Record<ErrorCode, number> = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  validation: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
};

/** The only error that domain code throws. `detail` is read by a person; `cause` goes to the log. */
export class AppError extends Error {
  override name = 'AppError';
  readonly errors: readonly FieldError[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
    { errors, retryAfterSeconds, cause }: Options = {},
  ) {
    super(detail, cause === undefined ? undefined : { cause });
    this.errors = errors;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get status(): number {
    return STATUS[this.code];
  }
}

/** What PostgREST and supabase-js report; structural, so that this file depends on nothing. */
export type DatabaseError = { code?: string | null; message: string };

const BY_SQLSTATE: Record<string, [ErrorCode, string]> = {
  PT400: ['bad_request', ''],
  PT401: ['unauthenticated', ''],
  PT403: ['forbidden', ''],
  PT404: ['not_found', ''],
  PT409: ['conflict', ''],
  PT413: ['too_large', ''],
  PT422: ['validation', ''],
  PT429: ['rate_limited', ''],
  PT503: ['unavailable', ''],
  '23505': ['conflict', 'This already exists.'],
  '23503': [
    'conflict',
    'This refers to something that does not exist here, or something still refers to it.',
  ],
  '23514': ['validation', 'A value is outside of what is allowed.'],
  '23502': ['validation', 'A required value is missing.'],
  '22001': ['validation', 'A text is too long.'],
  '22003': ['validation', 'A number is too large.'],
  '22P02': ['validation', 'A value has the wrong form.'],
  '22007': ['validation', 'A date has the wrong form.'],
  '22008': ['validation', 'A date is out of range.'],
  '22P05': ['validation', 'A text contains a character that cannot be stored.'],
  '42501': ['forbidden', 'You may not do this.'],
  '57014': ['unavailable', 'The database took too long. Try again.'],
  '40001': ['unavailable', 'Two changes met. Try again.'],
  '40P01': ['unavailable', 'Two changes met. Try again.'],
  PGRST116: ['not_found', 'There is nothing here with this id.'],
  PGRST301: ['unauthenticated', 'The sign-in has expired. Sign in again.'],
  PGRST302: ['unauthenticated', 'Sign in first.'],
  PGRST303: ['unauthenticated', 'The sign-in has expired. Sign in again.'],
};
const STORAGE_DOWN = /fetch failed|ECONNREFUSED|ECONNRESET|UND_ERR|network|socket|terminated/i;

/** A database error in the one vocabulary. Only texts that our own SQL raised (PT…) reach a person. */
export function fromDatabase(error: DatabaseError): AppError {
  const code = error.code ?? '';
  const known = BY_SQLSTATE[code];
  if (known) return new AppError(known[0], known[1] || error.message, { cause: error });
  if (/^(08|53|57P)/.test(code) || (code === '' && STORAGE_DOWN.test(error.message))) {
    return new AppError('unavailable', 'The database cannot be reached at the moment. Try again shortly.', {
      cause: error,
      retryAfterSeconds: 5,
    });
  }
  return new AppError('internal', 'Something went wrong on our side.', { cause: error });
}

/** Any thrown value as an AppError; what is not one is masked. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof Error && STORAGE_DOWN.test(`${thrown.message} ${causeText(thrown)}`)) {
    return fromDatabase({ code: '08006', message: thrown.message });
  }
  return new AppError('internal', 'Something went wrong on our side.', { cause: thrown });
}

function causeText(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : '';
}
