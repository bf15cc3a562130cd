'use client';

import { type ReactNode, useId } from 'react';

interface SwitchProps {
  label: ReactNode;
  description?: ReactNode;
  name?: string;
  checked?: boolean;
  defaultChecked?: boolean;
  disabled?: boolean;
  onCheckedChange?: (checked: boolean) => void;
}

/** For a setting that takes effect at once. In a form that is sent, use a Checkbox. */
export function Switch({ label, description, onCheckedChange, ...rest }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4 text-sm">
      <div>
        <label htmlFor={id}>{label}</label>
        {description ? (
          <div id={`${id}-help`} className="text-muted text-xs">
            {description}
          </div>
        ) : null}
      </div>
      <input
        {...rest}
        id={id}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its own checked state
        role="switch"
        aria-describedby={description ? `${id}-help` : undefined}
        onChange={(event) => onCheckedChange?.(event.target.checked)}
        className="flex h-5 w-9 shrink-0 appearance-none items-center rounded-full border border-line-strong bg-sunken p-0.5 transition-colors before:size-3.5 before:rounded-full before:bg-line-strong before:transition-transform before:content-[''] checked:border-accent checked:bg-accent checked:before:translate-x-4 checked:before:bg-on-accent disabled:opacity-50"
      />
    </div>
  );
}
