'use client';

import { useState } from 'react';
import { useChange } from '@/components/settings/use-change';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { decidePlanItem, takeBackPlanItem } from '@/lib/intelligence/plan-actions';
import type { PlanItem } from '@/lib/intelligence/plan-schema';
import { PlanSettle } from './plan-settle';

/** For admins: approve or reject with a note, settle what a trial left open, and take back what was approved. */
export function PlanDecision({ planId, item }: { planId: string; item: PlanItem }) {
  const [note, setNote] = useState('');
  const [decide, isDeciding] = useChange(decidePlanItem, {
    done: 'Decided',
    failed: 'The item was not decided',
  });
  const [takeBack] = useChange(takeBackPlanItem, { done: 'Taken back', failed: 'It was not taken back' });
  const place = { planId, itemId: item.id };
  if (item.is_undecided) return <PlanSettle planId={planId} item={item} />;
  if (['waiting', 'canary', 'adopted'].includes(item.status)) {
    return (
      <AlertDialog
        title="Take this change back?"
        description="What agents were told before is in force again at once, as a new version."
        confirmLabel="Take back"
        onConfirm={async () => (await takeBack(place)) !== undefined}
        trigger={<Button>Take back</Button>}
      />
    );
  }
  if (item.status !== 'proposed') return null;
  const send = (decision: 'approve' | 'reject') =>
    void decide({ ...place, decision, ...(note.trim() ? { note } : {}) });
  return (
    <div className="flex flex-col gap-3">
      <Field label="Note" optional>
        <Textarea rows={2} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" loading={isDeciding} onClick={() => send('approve')}>
          Approve
        </Button>
        <Button disabled={isDeciding} onClick={() => send('reject')}>
          Reject
        </Button>
      </div>
    </div>
  );
}
