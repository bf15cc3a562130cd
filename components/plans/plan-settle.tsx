'use client';

import { useState } from 'react';
import { useChange } from '@/components/settings/use-change';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { adoptPlanItem, takeBackPlanItem } from '@/lib/intelligence/plan-actions';
import type { PlanItem } from '@/lib/intelligence/plan-schema';

/** For admins: a trial without a result is put in force or ended by hand, and the reason is kept with it. */
export function PlanSettle({ planId, item }: { planId: string; item: PlanItem }) {
  const [note, setNote] = useState('');
  const [adopt, isAdopting] = useChange(adoptPlanItem, {
    done: 'In force',
    failed: 'It was not put in force',
  });
  const [end, isEnding] = useChange(takeBackPlanItem, {
    done: 'Trial ended',
    failed: 'The trial was not ended',
  });
  const input = { planId, itemId: item.id, note };
  const isEmpty = note.trim() === '';
  return (
    <div className="flex flex-col gap-3">
      <Field label="Why" description="Kept with the item: the result does not decide, you do.">
        <Textarea rows={2} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <div className="flex flex-wrap gap-2">
        {item.measured ? (
          <Button
            variant="primary"
            disabled={isEmpty || isEnding}
            loading={isAdopting}
            onClick={() => void adopt(input)}
          >
            Put in force
          </Button>
        ) : null}
        <Button disabled={isEmpty || isAdopting} loading={isEnding} onClick={() => void end(input)}>
          End the trial
        </Button>
      </div>
    </div>
  );
}
