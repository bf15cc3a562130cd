'use client';

import { useRouter } from 'next/navigation';
import { toast } from '@/components/ui/toast';
import { useAction } from '@/components/ui/use-action';
import type { Action } from '@/lib/http/action';

interface Words {
  /** "Role changed" */
  done: string;
  /** "The role was not changed" */
  failed: string;
}

/** Runs a change, says how it went, and has the page read again. `[change, isPending]`; change gives the data or undefined. */
export function useChange<I, T>(
  action: Action<I, T>,
  words: Words,
): [(input: I) => Promise<{ data: T } | undefined>, boolean] {
  const router = useRouter();
  const [run, isPending] = useAction(action);
  const change = async (input: I) => {
    const result = await run(input);
    if (!result.ok) {
      toast(words.failed, { tone: 'bad', description: result.error.message });
      return undefined;
    }
    if (words.done) toast(words.done, { tone: 'good' });
    router.refresh();
    return { data: result.data };
  };
  return [change, isPending];
}
