'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast, toastUndo } from '@/components/ui/toast';
import { keysFor } from '@/lib/query/keys';
import type { OutdatedInput } from '@/lib/writer/outbox-schema';
import { settleOutdated } from './writer-query';

const SAID: Record<OutdatedInput['choice'], string> = {
  replaced: 'take the text from before the trial',
  kept: 'keep their text',
  undone: 'wait for a choice again',
};
const counted = (n: number) => (n === 1 ? '1 message' : `${n} messages`);

/** Chooses the text of held messages; a choice can be taken back from the message that says it, or later in the row. */
export function useOutdated(orgId: string) {
  const client = useQueryClient();
  const settle = useMutation({
    mutationFn: settleOutdated,
    onSuccess: ({ data }, { choice }) => {
      const ids = data.map(({ id }) => id);
      if (ids.length === 0) toast('Nothing changed: they were sent or chosen meanwhile');
      else if (choice === 'undone') toast(`${counted(ids.length)} will ${SAID.undone}`);
      else
        toastUndo(`${counted(ids.length)} will ${SAID[choice]}`, () =>
          settle.mutate({ choice: 'undone', ids }),
        );
    },
    onError: (error) => toast('The choice was not stored', { tone: 'bad', description: error.message }),
    onSettled: () => client.invalidateQueries({ queryKey: keysFor(orgId, 'outbox').root }),
  });
  return settle;
}
