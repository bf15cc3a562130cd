'use client';

import { type ReactNode, useId } from 'react';
import { cn } from './cn';
import { tickStyles } from './control-styles';

interface RadioGroupProps<V extends string> {
  label: string;
  hideLabel?: boolean;
  options: ReadonlyArray<{ value: V; label: string; description?: ReactNode }>;
  name?: string;
  value?: V;
  defaultValue?: V;
  onValueChange?: (value: V) => void;
  disabled?: boolean;
}

export function RadioGroup<V extends string>({
  label,
  hideLabel,
  options,
  name,
  value,
  defaultValue,
  onValueChange,
  disabled,
}: RadioGroupProps<V>) {
  const id = useId();
  return (
    <fieldset disabled={disabled} className="flex flex-col gap-2 text-sm">
      <legend className={cn('mb-1 font-medium', hideLabel && 'sr-only')}>{label}</legend>
      {options.map((option) => (
        <div key={option.value} className="flex items-start gap-2">
          <input
            id={`${id}-${option.value}`}
            type="radio"
            name={name ?? id}
            value={option.value}
            aria-describedby={option.description ? `${id}-${option.value}-help` : undefined}
            {...(value === undefined
              ? { defaultChecked: option.value === defaultValue }
              : { checked: option.value === value })}
            onChange={() => onValueChange?.(option.value)}
            className={cn(tickStyles, 'dot rounded-full')}
          />
          <div>
            <label htmlFor={`${id}-${option.value}`}>{option.label}</label>
            {option.description ? (
              <div id={`${id}-${option.value}-help`} className="text-muted text-xs">
                {option.description}
              </div>
            ) : null}
          </div>
        </div>
      ))}
    </fieldset>
  );
}
