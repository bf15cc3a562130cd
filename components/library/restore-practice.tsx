'use client';

import { RotateCcw } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import type { Practice } from '@/lib/practices/schema';
import { FormDialog } from './form-dialog';
import { STATUS_WORDS } from './practice-words';

interface RestorePracticeProps {
  practice: Practice;
  /** With a reason it is followed whatever evidence says. */
  onRestore: (reason: string | null) => Promise<void>;
}

/** For a practice that evidence speaks against: back as evidence has it, or followed on a person's word. */
export function RestorePractice({ practice, onRestore }: RestorePracticeProps) {
  const { status, evidence_status, evidence_reason } = practice;
  const isRetired = status === 'retired';
  const verdict = STATUS_WORDS[evidence_status ?? 'weak'].toLowerCase();
  const mayStay = isRetired && evidence_status !== 'retired';
  return (
    <FormDialog
      title={isRetired ? 'Restore practice' : 'Follow practice'}
      description={`By evidence it is ${verdict}. ${evidence_reason ?? ''}`}
      submitLabel={isRetired ? 'Restore' : 'Follow'}
      onSubmit={(form) => onRestore(String(form.get('reason') ?? '').trim() || null)}
      trigger={
        <Button size="sm" icon={<RotateCcw aria-hidden />}>
          {isRetired ? 'Restore' : 'Follow anyway'}
        </Button>
      }
    >
      <Field
        label="Why follow it all the same?"
        optional={mayStay}
        description={
          mayStay
            ? 'Without a reason it comes back marked as evidence has it. With one it is followed until a person changes that.'
            : 'It is then followed until a person changes that; what evidence says stays beside it.'
        }
      >
        <Textarea name="reason" rows={3} maxLength={500} required={!mayStay} />
      </Field>
    </FormDialog>
  );
}
