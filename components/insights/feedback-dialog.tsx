'use client';

import { type FormEvent, useId } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import type { FeedbackInput, FeedbackType, OwnFeedback } from '@/lib/insights/schema';

const TITLES: Record<FeedbackType, string> = {
  helpful: 'What made it helpful?',
  not_helpful: 'What would have helped?',
  accurate: 'Anything to add?',
  incorrect: 'What is wrong?',
  acted_on: 'What did you do?',
};
const RATINGS = [
  { value: '0', label: 'No rating' },
  ...[1, 2, 3, 4, 5].map((stars) => ({ value: String(stars), label: `${stars} of 5` })),
];

interface FeedbackDialogProps {
  type: FeedbackType;
  own: OwnFeedback | undefined;
  onSave: (feedback: FeedbackInput) => void;
  onClose: () => void;
}

export function FeedbackDialog({ type, own, onSave, onClose }: FeedbackDialogProps) {
  const formId = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const rating = Number(text('rating'));
    onSave({
      type,
      ...(text('comment') ? { comment: text('comment') } : {}),
      ...(text('action_taken') ? { action_taken: text('action_taken') } : {}),
      ...(rating > 0 ? { rating } : {}),
    });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={TITLES[type]}
      description="Your feedback is counted already. What you add here teaches what to say next time."
      footer={
        <>
          <DialogClose>
            <Button variant="ghost">Skip</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form={formId}>
            Save
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-3">
        {type === 'acted_on' ? (
          <Field label="What was done">
            <Input
              name="action_taken"
              maxLength={1000}
              defaultValue={own?.action_taken ?? ''}
              placeholder="Called Dana, meeting on Tuesday"
            />
          </Field>
        ) : null}
        <Field label="Comment" optional>
          <Textarea name="comment" rows={3} maxLength={2000} defaultValue={own?.comment ?? ''} />
        </Field>
        <Field label="Rating" optional>
          <Select name="rating" options={RATINGS} defaultValue={String(own?.rating ?? 0)} />
        </Field>
      </form>
    </Dialog>
  );
}
