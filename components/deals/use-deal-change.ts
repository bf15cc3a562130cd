'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { toast, toastUndo } from '@/components/ui/toast';
import { useAction } from '@/components/ui/use-action';
import { changeDeal } from '@/lib/deals/actions';
import type { DealDetail, DealUpdate } from '@/lib/deals/schema';
import { keysFor } from '@/lib/query/keys';

export type DealChanges = Omit<DealUpdate, 'updated_at'>;

/** The values that the changed fields have now: applying them takes the change back. */
function inverseOf(deal: DealDetail, changes: DealChanges): DealChanges {
  return Object.fromEntries(
    Object.keys(changes).map((field) => [field, deal[field as keyof DealDetail] ?? null]),
  );
}

/** Changes the deal on the page; says what went wrong, offers to take it back. */
export function useDealChange(orgId: string, deal: DealDetail) {
  const router = useRouter();
  const client = useQueryClient();
  const [run, isPending] = useAction(changeDeal);

  const apply = async (version: string, changes: DealChanges): Promise<DealDetail | null> => {
    const result = await run({ id: deal.id, changes: { ...changes, updated_at: version } });
    router.refresh();
    void client.invalidateQueries({ queryKey: keysFor(orgId, 'deals').root });
    if (result.ok) return result.data;
    toast('The deal was not changed', { tone: 'bad', description: result.error.message });
    return null;
  };
  const change = async (changes: DealChanges, done: string): Promise<boolean> => {
    const before = inverseOf(deal, changes);
    const saved = await apply(deal.updated_at, changes);
    if (saved) toastUndo(done, () => void apply(saved.updated_at, before));
    return saved !== null;
  };
  return { change, isPending };
}
