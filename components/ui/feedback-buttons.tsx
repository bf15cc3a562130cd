import type { ReactNode } from 'react';
import { cn } from './cn';

interface FeedbackButtonsProps<V extends string> {
  label: string;
  options: ReadonlyArray<{ value: V; label: string; icon?: ReactNode }>;
  /** What this person has already said. Several may be on at once. */
  selected: readonly V[];
  onToggle: (value: V, isOn: boolean) => void;
  disabled?: boolean;
}

/** Small toggles that answer at once; the caller makes the change optimistic and takes it back on an error. */
export function FeedbackButtons<V extends string>({
  label,
  options,
  selected,
  onToggle,
  disabled,
}: FeedbackButtonsProps<V>) {
  return (
    <fieldset disabled={disabled} className="flex flex-wrap gap-1">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => {
        const isOn = selected.includes(option.value);
        return (
          <button
            key={option.value}
            type="button"
            aria-pressed={isOn}
            onClick={() => onToggle(option.value, !isOn)}
            className={cn(
              'inline-flex h-7 items-center gap-1 rounded-md border px-2 text-xs disabled:opacity-50 pointer-coarse:h-9 [&_svg]:size-3.5',
              isOn
                ? 'border-accent-ink bg-accent-soft font-medium text-accent-ink'
                : 'border-line text-muted hover:bg-hover hover:text-ink',
            )}
          >
            {option.icon}
            {option.label}
          </button>
        );
      })}
    </fieldset>
  );
}
