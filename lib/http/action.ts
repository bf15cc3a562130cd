import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import type { Caller, Role } from '../auth/principal';
import { currentCaller } from '../auth/session';
import { AppError, type ErrorCode, type FieldError, toAppError } from '../errors';
import { logger } from '../logger';
import { limitPrincipal } from './rate-limit';
import { validate } from './validate';

export type ActionError = { code: ErrorCode; message: string; errors?: readonly FieldError[] };
export type ActionResult<T> = { ok: true; data: T } | { ok: false; error: ActionError };
/** Called from code with the input, from a form with its FormData, or by useActionState with (state, FormData). */
export type Action<I, T> = {
  (input: I | FormData): Promise<ActionResult<T>>;
  (state: unknown, form: FormData): Promise<ActionResult<T>>;
};

/** The door of server actions: session → membership → role → zod → run → result without internals. */
export function action<S extends z.ZodType, T>(
  { role, input: schema }: { role?: Role; input: S },
  run: (context: Caller & { input: z.output<S> }) => Promise<T>,
): Action<z.input<S>, T> {
  return (first: unknown, second?: FormData) =>
    settle(async () => {
      const caller = await currentCaller();
      await limitPrincipal(caller.principal.id);
      if (role === 'admin' && caller.principal.role !== 'admin') {
        throw new AppError('forbidden', 'Only an admin may do this.');
      }
      return run({ ...caller, input: validate(schema, inputOf(first, second)) });
    });
}

/** For the few actions that come before a session or a membership: signing in, accepting an invitation. */
export function publicAction<S extends z.ZodType, T>(
  { input: schema }: { input: S },
  run: (context: { input: z.output<S> }) => Promise<T>,
): Action<z.input<S>, T> {
  return (first: unknown, second?: FormData) =>
    settle(() => run({ input: validate(schema, inputOf(first, second)) }));
}

async function settle<T>(run: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, data: await run() };
  } catch (thrown) {
    // Redirects and notFound() are exceptions of Next's, not ours.
    unstable_rethrow(thrown);
    const { code, detail, errors, status } = toAppError(thrown);
    if (status >= 500) logger.error({ err: thrown }, 'action failed');
    return { ok: false, error: { code, message: detail, ...(errors ? { errors } : {}) } };
  }
}

function inputOf(first: unknown, second: FormData | undefined): unknown {
  const form = second instanceof FormData ? second : first;
  if (!(form instanceof FormData)) return first;
  // Next adds its own fields, all of which begin with "$ACTION".
  return Object.fromEntries([...form.entries()].filter(([name]) => !name.startsWith('$ACTION')));
}
