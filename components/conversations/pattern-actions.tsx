'use client';

import { Check, Pencil, RotateCcw, TimerOff, X } from 'lucide-react';
import { FormDialog } from '@/components/library/form-dialog';
import { Button } from '@/components/ui/button';
import type { LearnedPattern, PatternChanges } from '@/lib/conversations/pattern-schema';
import { PatternFields, readLifetime, readText } from './pattern-fields';
import { stateOf } from './pattern-words';

interface PatternActionsProps {
  pattern: LearnedPattern;
  onChange: (changes: PatternChanges, words: string) => void;
}

/** What a person can decide about a pattern; every decision can be undone. */
export function PatternActions({ pattern, onChange }: PatternActionsProps) {
  const state = stateOf(pattern, Date.now());
  return (
    <div className="flex flex-wrap gap-2">
      {state === 'proposed' ? (
        <>
          <Button
            size="sm"
            variant="primary"
            icon={<Check />}
            onClick={() => onChange({ status: 'active' }, 'Accepted: agents are told from now on')}
          >
            Accept
          </Button>
          <Button
            size="sm"
            icon={<X />}
            onClick={() => onChange({ status: 'retired' }, 'Rejected: agents are not told')}
          >
            Reject
          </Button>
        </>
      ) : null}
      {state === 'active' ? (
        <Button
          size="sm"
          variant="ghost"
          icon={<TimerOff />}
          onClick={() =>
            onChange({ expires_at: new Date().toISOString() }, 'Expired: agents are no longer told')
          }
        >
          Expire now
        </Button>
      ) : null}
      {state === 'expired' ? (
        <Button
          size="sm"
          icon={<RotateCcw />}
          onClick={() => onChange({ expires_at: null }, 'Restored, without an end')}
        >
          Restore
        </Button>
      ) : null}
      {state === 'retired' ? (
        <Button
          size="sm"
          icon={<RotateCcw />}
          onClick={() => onChange({ status: 'active' }, 'Restored: agents are told again')}
        >
          Restore
        </Button>
      ) : null}
      <EditPattern pattern={pattern} onChange={onChange} />
    </div>
  );
}

function EditPattern({ pattern, onChange }: PatternActionsProps) {
  const save = async (form: FormData) => {
    const [description, expires_at] = [readText(form, 'description'), readLifetime(form)];
    const changes = {
      ...(description === pattern.description ? {} : { description }),
      ...(expires_at === undefined ? {} : { expires_at }),
    };
    if (Object.keys(changes).length > 0) onChange(changes, 'Pattern changed');
  };
  return (
    <FormDialog
      title="Edit the pattern"
      submitLabel="Save"
      onSubmit={save}
      trigger={
        <Button size="sm" variant="ghost" icon={<Pencil />}>
          Edit
        </Button>
      }
    >
      <PatternFields isKnown description={pattern.description} />
    </FormDialog>
  );
}
