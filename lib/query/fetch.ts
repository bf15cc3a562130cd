/** What a failed call to `/api/v1` says, from its problem+json body. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly requestId?: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

interface Problem {
  code?: string;
  detail?: string;
  title?: string;
  request_id?: string;
}

const UNREACHABLE = 'Winloop could not be reached. Check your connection and try again.';

/** Calls `/api/v1` with the browser session. Throws ApiError with a message that can be shown to a person. */
export async function api<T>(path: string, init: RequestInit = {}): Promise<T> {
  const headers = new Headers(init.headers);
  headers.set('accept', 'application/json');
  if (typeof init.body === 'string' && !headers.has('content-type'))
    headers.set('content-type', 'application/json');
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, { ...init, headers });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, 'unreachable', UNREACHABLE);
  }
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  const problem = (await response.json().catch(() => ({}))) as Problem;
  throw new ApiError(
    response.status,
    problem.code ?? 'internal',
    problem.detail ?? problem.title ?? 'Something went wrong on our side. Try again in a moment.',
    problem.request_id,
  );
}
