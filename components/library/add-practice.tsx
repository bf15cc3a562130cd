'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { Practice } from '@/lib/practices/schema';
import { api } from '@/lib/query/fetch';
import { FormDialog } from './form-dialog';
import { PracticeFields } from './practice-form';
import { FIGURES, readNew } from './practice-input';
import { libraryKey } from './practice-query';

const FIGURE_WORDS: Record<(typeof FIGURES)[number], string> = {
  sent: 'Sent',
  replied: 'Replied',
  positive_replies: 'Positive',
  meetings: 'Meetings',
  won: 'Won',
};

/** Writes down what somebody knows works; figures are optional, and shown as reported. */
export function AddPractice({ orgId }: { orgId: string }) {
  const router = useRouter();
  const client = useQueryClient();
  const add = async (form: FormData) => {
    const body = JSON.stringify(readNew(form));
    const stored = await api<Practice & { merged: boolean }>('/practices', { method: 'POST', body });
    await client.invalidateQueries({ queryKey: libraryKey(orgId) });
    toast(stored.merged ? 'The library already says this' : 'Practice added', {
      tone: 'good',
      ...(stored.merged ? { description: 'Your figures were added to it.' } : {}),
    });
    router.push(`/library/${stored.id}` as Route);
  };
  return (
    <FormDialog
      title="Add a practice"
      description="What you know works. It is compared with what the library holds before it is stored."
      submitLabel="Add practice"
      onSubmit={add}
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          Add practice
        </Button>
      }
    >
      <PracticeFields />
      <fieldset className="grid grid-cols-2 gap-3 sm:grid-cols-5">
        <legend className="mb-1 font-medium text-muted text-xs">
          Messages, if you have counted them: without them it stays unmeasured
        </legend>
        {FIGURES.map((name) => (
          <Field key={name} label={FIGURE_WORDS[name]}>
            <Input name={name} type="number" min={0} step={1} inputMode="numeric" />
          </Field>
        ))}
      </fieldset>
      <Field label="Where you know it from" optional>
        <Input name="note" maxLength={500} />
      </Field>
    </FormDialog>
  );
}
