'use client';

import { cn } from './cn';
import { controlStyles } from './control-styles';
import { useFieldAttributes } from './field-context';

export interface Option<V extends string = string> {
  value: V;
  label: string;
  disabled?: boolean;
}

interface SelectProps<V extends string> {
  options: ReadonlyArray<Option<V>>;
  value?: V | '' | null;
  defaultValue?: V | '';
  onValueChange?: (value: V) => void;
  name?: string;
  /** Shown while nothing is chosen. Without it, the first option is chosen. */
  placeholder?: string;
  disabled?: boolean;
  required?: boolean;
  /** Needed outside a Field. */
  'aria-label'?: string;
  className?: string;
}

/** The browser's own select, with our look where the browser lets us draw its list (see globals.css). */
export function Select<V extends string>({
  options,
  value,
  onValueChange,
  placeholder,
  className,
  ...rest
}: SelectProps<V>) {
  const attributes = useFieldAttributes({});
  return (
    <select
      {...rest}
      {...attributes}
      {...(value === undefined ? {} : { value: value ?? '' })}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen) onValueChange?.(chosen.value);
      }}
      className={cn(controlStyles, 'select', className)}
    >
      {placeholder ? (
        <option value="" disabled>
          {placeholder}
        </option>
      ) : null}
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
