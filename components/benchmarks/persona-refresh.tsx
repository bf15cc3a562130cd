'use client';

import { useRouter } from 'next/navigation';
import { ActionForm, textOf } from '@/components/ui/action-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { storeRefreshAfter } from '@/lib/personas/refresh-actions';
import { MAX_REFRESH_AFTER, REFRESH_AFTER } from '@/lib/personas/refresh-schema';

interface PersonaRefreshProps {
  /** Null: the default holds. */
  after: number | null;
  canEdit: boolean;
}

/** From how many new interactions on a persona is made again by itself. */
export function PersonaRefresh({ after, canEdit }: PersonaRefreshProps) {
  const router = useRouter();
  if (!canEdit) return <p className="text-sm">{refreshWords(after)}</p>;
  return (
    <ActionForm
      action={storeRefreshAfter}
      submitLabel="Save"
      className="max-w-md"
      toInput={(form) => {
        const text = textOf(form, 'after').trim();
        return { after: text === '' ? null : Number(text) };
      }}
      onDone={() => {
        toast('Personas are refreshed by the new number', { tone: 'good' });
        router.refresh();
      }}
    >
      {(errorOf) => (
        <Field
          label="New interactions"
          error={errorOf('after')}
          description={`${refreshWords(after)} Empty: the default of ${REFRESH_AFTER}. 0: never.`}
        >
          <Input
            name="after"
            type="number"
            inputMode="numeric"
            min={0}
            max={MAX_REFRESH_AFTER}
            step={1}
            placeholder={String(REFRESH_AFTER)}
            defaultValue={after ?? ''}
          />
        </Field>
      )}
    </ActionForm>
  );
}

function refreshWords(after: number | null): string {
  if (after === 0) return 'Now: personas are never refreshed by themselves.';
  const n = after ?? REFRESH_AFTER;
  return `Now: refreshed every hour, after ${n} new ${n === 1 ? 'interaction' : 'interactions'}${after === null ? ' (the default)' : ''}.`;
}
