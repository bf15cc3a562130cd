'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { cn } from './cn';
import { tickStyles } from './control-styles';

interface CheckboxProps {
  label: ReactNode;
  /** Keep the label for screen readers only, as in a table row. */
  hideLabel?: boolean;
  description?: ReactNode;
  name?: string;
  value?: string;
  checked?: boolean;
  defaultChecked?: boolean;
  indeterminate?: boolean;
  disabled?: boolean;
  onCheckedChange?: (checked: boolean) => void;
}

export function Checkbox({
  label,
  hideLabel,
  description,
  indeterminate = false,
  onCheckedChange,
  ...rest
}: CheckboxProps) {
  const id = useId();
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = indeterminate;
  }, [indeterminate]);
  return (
    <div className="flex items-start gap-2 text-sm">
      <input
        {...rest}
        ref={ref}
        id={id}
        type="checkbox"
        aria-describedby={description ? `${id}-help` : undefined}
        onChange={(event) => onCheckedChange?.(event.target.checked)}
        className={cn(tickStyles, 'tick rounded-sm')}
      />
      <div className={cn(hideLabel && 'sr-only')}>
        <label htmlFor={id}>{label}</label>
        {description ? (
          <div id={`${id}-help`} className="text-muted text-xs">
            {description}
          </div>
        ) : null}
      </div>
    </div>
  );
}
