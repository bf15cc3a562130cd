// Answers that a caller caused: denied, not found, invalid, conflicting. They are in the response already.
const CALLERS_FAULT = /^(42501|23\d{3}|22\d{3}|PT4\d\d|PGRST\d+|42P01|42883)$/;

/** lite prints a stack trace for every refused request: keeps those, and only those, out of the terminal. */
export function hideRefusedRequests(): void {
  const print = console.error.bind(console);
  console.error = (...args: unknown[]) => {
    if (!isRefusal(args[0])) print(...args);
  };
}

function isRefusal(value: unknown): boolean {
  if (!(value instanceof Error)) return false;
  const { code, relation } = value as Error & { code?: unknown; relation?: unknown };
  return typeof relation === 'string' || (typeof code === 'string' && CALLERS_FAULT.test(code));
}
