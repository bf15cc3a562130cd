'use client';

import { type ReactNode, useId, useMemo } from 'react';
import { cn } from './cn';
import { FieldContext } from './field-context';

interface FieldProps {
  label: string;
  /** Keep the label for screen readers only, when the place already says it. */
  hideLabel?: boolean;
  description?: ReactNode;
  /** What is wrong and how to put it right. */
  error?: string | undefined;
  optional?: boolean;
  className?: string;
  /** One Input, PasswordInput, Textarea, Select or Combobox. */
  children: ReactNode;
}

/** Label, help and error, tied to the control inside for everybody. */
export function Field({ label, hideLabel, description, error, optional, className, children }: FieldProps) {
  const id = useId();
  const helpId = description ? `${id}-help` : '';
  const errorId = error ? `${id}-error` : '';
  const describedBy = `${errorId} ${helpId}`.trim() || undefined;
  const value = useMemo(() => ({ id, describedBy, isInvalid: Boolean(error) }), [id, describedBy, error]);
  return (
    <div className={cn('flex min-w-0 flex-col gap-1', className)}>
      <label id={`${id}-label`} htmlFor={id} className={cn('font-medium text-sm', hideLabel && 'sr-only')}>
        {label}
        {optional ? <span className="font-normal text-muted"> (optional)</span> : null}
      </label>
      <FieldContext value={value}>{children}</FieldContext>
      {error ? (
        <p id={errorId} className="text-bad-ink text-sm">
          {error}
        </p>
      ) : null}
      {description ? (
        <div id={helpId} className="text-muted text-xs">
          {description}
        </div>
      ) : null}
    </div>
  );
}
