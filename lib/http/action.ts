import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import type { Caller, Role } from '../auth/principal';
import { currentCaller } from '../auth/session';
import { AppError, type ErrorCode, type FieldError, toAppError } from '../errors';
import { logger } from '../logger';
import { type Literal, label } from '../telemetry/label';
import { type Span, withSpan } from '../telemetry/telemetry';
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
export function action<S extends z.ZodType, T, N extends string>(
  { name, role, input: schema }: { name?: Literal<N>; role?: Role; input: S },
  run: (context: Caller & { input: z.output<S> }) => Promise<T>,
): Action<z.input<S>, T> {
  return (first: unknown, second?: FormData) =>
    settle(name, async (span) => {
      const caller = await currentCaller();
      span.ofOrg(caller.org.id);
      await limitPrincipal(caller.principal.id);
      if (role === 'admin' && caller.principal.role !== 'admin') {
        throw new AppError('forbidden', 'Only an admin may do this.');
      }
      return run({ ...caller, input: validate(schema, inputOf(first, second)) });
    });
}

/** For the few actions that come before a session or a membership: signing in, accepting an invitation. */
export function publicAction<S extends z.ZodType, T, N extends string>(
  { name, input: schema }: { name?: Literal<N>; input: S },
  run: (context: { input: z.output<S> }) => Promise<T>,
): Action<z.input<S>, T> {
  return (first: unknown, second?: FormData) =>
    settle(name, () => run({ input: validate(schema, inputOf(first, second)) }));
}

async function settle<T, N extends string>(
  name: Literal<N> | undefined,
  run: (span: Span) => Promise<T>,
): Promise<ActionResult<T>> {
  const attributes = () => ({ 'winloop.action': name === undefined ? label('unnamed') : label<N>(name) });
  const ended = await withSpan('action', attributes, async (span) => {
    try {
      return { ok: true, data: await run(span) } as const;
    } catch (thrown) {
      if (!isOfNext(thrown)) span.fail(thrown);
      return { ok: false, thrown } as const;
    }
  });
  if (ended.ok) return ended;
  unstable_rethrow(ended.thrown);
  const { code, detail, errors, status } = toAppError(ended.thrown);
  if (status >= 500) logger.error({ err: ended.thrown }, 'action failed');
  return { ok: false, error: { code, message: detail, ...(errors ? { errors } : {}) } };
}

/** Redirects and notFound() are exceptions of Next's, not ours. */
function isOfNext(thrown: unknown): boolean {
  try {
    unstable_rethrow(thrown);
    return false;
  } catch {
    return true;
  }
}

function inputOf(first: unknown, second: FormData | undefined): unknown {
  const form = second instanceof FormData ? second : first;
  if (!(form instanceof FormData)) return first;
  // Next adds its own fields, all of which begin with "$ACTION".
  return Object.fromEntries([...form.entries()].filter(([name]) => !name.startsWith('$ACTION')));
}
