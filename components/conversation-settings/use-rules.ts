'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { toast, toastUndo } from '@/components/ui/toast';
import { useAction } from '@/components/ui/use-action';
import { setConversationRules } from '@/lib/conversations/actions';
import type { Rules } from '@/lib/conversations/schema';

export type ChangeRules = (change: Partial<Rules>, done: string) => void;

/** The rules as they are shown: a change is seen at once, can be undone, and is taken back when it was refused. */
export function useRules(initial: Rules): [Rules, ChangeRules] {
  const [rules, setRules] = useState(initial);
  const latest = useRef(initial);
  const [run] = useAction(setConversationRules);
  const router = useRouter();
  const show = (next: Rules) => {
    latest.current = next;
    setRules(next);
  };
  const save = async (next: Rules, onDone: () => void) => {
    const before = latest.current;
    show(next);
    const result = await run(next);
    if (result.ok) {
      router.refresh();
      return onDone();
    }
    // Another change may have come on top of it: only this one is taken back.
    if (latest.current === next) show(before);
    toast('The setting was not saved', { tone: 'bad', description: result.error.message });
  };
  const change: ChangeRules = (part, done) => {
    const before = latest.current;
    const undone = Object.fromEntries(Object.keys(part).map((key) => [key, before[key as keyof Rules]]));
    const undo = () => save({ ...latest.current, ...undone }, () => toast('Undone', { tone: 'good' }));
    void save({ ...before, ...part }, () => toastUndo(done, undo));
  };
  return [rules, change];
}
