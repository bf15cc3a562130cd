'use client';

import { type FormEvent, type ReactElement, type ReactNode, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';

interface FormDialogProps {
  title: string;
  description?: string;
  trigger: ReactElement;
  submitLabel: string;
  /** Throws with words for a person; otherwise the dialog closes. */
  onSubmit: (form: FormData) => Promise<void>;
  children: ReactNode;
}

/** A form over the page: it stays open, with the reason, until what it does has worked. */
export function FormDialog({
  title,
  description,
  trigger,
  submitLabel,
  onSubmit,
  children,
}: FormDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const formId = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setSaving(true);
    setError(null);
    try {
      await onSubmit(new FormData(event.currentTarget));
      setOpen(false);
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown.message : 'Something went wrong. Try again.');
    } finally {
      setSaving(false);
    }
  };
  return (
    <Dialog
      title={title}
      {...(description ? { description } : {})}
      trigger={trigger}
      open={isOpen}
      onOpenChange={(next) => {
        setOpen(next);
        setError(null);
      }}
      wide
      footer={
        <>
          <DialogClose>Cancel</DialogClose>
          <Button variant="primary" type="submit" form={formId} loading={isSaving}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-3">
        {error ? (
          <Notice tone="bad" title="Nothing was stored">
            {error}
          </Notice>
        ) : null}
        {children}
      </form>
    </Dialog>
  );
}
