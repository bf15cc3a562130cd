'use client';

import type { FormEvent, ReactNode } from 'react';
import type { Action, ActionError } from '@/lib/http/action';
import { Button } from './button';
import { cn } from './cn';
import { Notice } from './notice';
import { useAction } from './use-action';

/** What is wrong with a field, by its name. */
export type FieldErrors = (name: string) => string | undefined;

interface ActionFormProps<I, T> {
  action: Action<I, T>;
  toInput: (form: FormData) => I;
  onDone: (data: T, form: HTMLFormElement) => void;
  submitLabel: string;
  /** The button as wide as the form, as on the sign-in. */
  wide?: boolean;
  actions?: ReactNode;
  className?: string;
  children: (errorOf: FieldErrors) => ReactNode;
}

function errorReader(error: ActionError | null): FieldErrors {
  return (name) => error?.errors?.find((field) => field.path === name)?.message;
}

/** A form around a server action: busy button, errors at their fields, focus on the first of them. */
export function ActionForm<I, T>({
  action,
  toInput,
  onDone,
  submitLabel,
  wide,
  actions,
  className,
  children,
}: ActionFormProps<I, T>) {
  const [run, isPending, error] = useAction(action);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (isPending) return;
    const result = await run(toInput(new FormData(form)));
    if (result.ok) return onDone(result.data, form);
    requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const isFieldError = (error?.errors?.length ?? 0) > 0;
  return (
    // Before hydration the browser would submit by itself: never with the fields in the address.
    <form noValidate method="post" onSubmit={submit} className={cn('flex flex-col gap-4', className)}>
      {error && !isFieldError ? <Notice tone="bad">{error.message}</Notice> : null}
      {children(errorReader(error))}
      <div className={cn('flex flex-wrap items-center gap-2', wide && 'flex-col items-stretch')}>
        <Button type="submit" variant="primary" loading={isPending}>
          {submitLabel}
        </Button>
        {actions}
      </div>
    </form>
  );
}

/** A text field of a form, as a string. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
