// Answers that a caller caused: denied, not found, invalid, conflicting. They are in the response already.
const CALLERS_FAULT = /^(42501|23\d{3}|22\d{3}|PT4\d\d|PGRST\d+|42P01|42883)$/;

type DatabaseError = Error & { code?: unknown; relation?: unknown; query?: unknown };

/**
 * lite prints every failed statement with its parameters, refused requests included. Refusals are dropped,
 * and of the others only code and message are printed: what people typed does not belong in a log.
 */
export function printOnlyFaults(): void {
  const print = console.error.bind(console);
  console.error = (...args: unknown[]) => {
    const [error] = args;
    if (!isDatabaseError(error)) print(...args);
    else if (!isRefusal(error)) print(`Database error ${String(error.code)}: ${error.message}`);
  };
}

function isDatabaseError(value: unknown): value is DatabaseError {
  return (
    value instanceof Error &&
    ('query' in value || 'relation' in value || 'severity' in value || isRefusal(value))
  );
}

function isRefusal({ code, relation }: DatabaseError): boolean {
  return typeof relation === 'string' || (typeof code === 'string' && CALLERS_FAULT.test(code));
}
