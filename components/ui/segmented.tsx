'use client';

import { Button } from './button';

interface SegmentedProps<V extends string> {
  /** What is chosen: for screen readers. */
  label: string;
  options: ReadonlyArray<{ value: V; label: string }>;
  value: V;
  onValueChange: (value: V) => void;
}

/** A few choices of which one holds, all in view. */
export function Segmented<V extends string>({ label, options, value, onValueChange }: SegmentedProps<V>) {
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <Button
          key={option.value}
          size="sm"
          aria-pressed={option.value === value}
          variant={option.value === value ? 'secondary' : 'ghost'}
          onClick={() => onValueChange(option.value)}
        >
          {option.label}
        </Button>
      ))}
    </fieldset>
  );
}
