'use client';

import { unstable_rethrow } from 'next/navigation';
import { useState, useTransition } from 'react';
import type { Action, ActionError, ActionResult } from '@/lib/http/action';

const UNREACHABLE: ActionError = {
  code: 'unavailable',
  message: 'Winloop could not be reached. Check your connection and try again.',
};

/** Runs a server action: `[run, isPending, error]`. `run` gives the result; the error also stays, until the next run. */
export function useAction<I, T>(
  action: Action<I, T>,
): [(input: I) => Promise<ActionResult<T>>, boolean, ActionError | null] {
  const [isPending, start] = useTransition();
  const [error, setError] = useState<ActionError | null>(null);
  const run = (input: I) =>
    new Promise<ActionResult<T>>((resolve) => {
      start(async () => {
        const result = await settle(action, input);
        setError(result.ok ? null : result.error);
        resolve(result);
      });
    });
  return [run, isPending, error];
}

async function settle<I, T>(action: Action<I, T>, input: I): Promise<ActionResult<T>> {
  try {
    return await action(input);
  } catch (thrown) {
    unstable_rethrow(thrown);
    return { ok: false, error: UNREACHABLE };
  }
}
