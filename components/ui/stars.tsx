'use client';

import { Star } from 'lucide-react';
import { useId } from 'react';
import { cn } from './cn';

const STARS = [1, 2, 3, 4, 5] as const;

interface StarInputProps {
  /** The question: a name for the group. */
  label: string;
  value: number | null;
  onValueChange: (stars: number) => void;
  disabled?: boolean;
}

/** One to five stars: radio buttons of the browser, so arrows choose and a screen reader counts along. */
export function StarInput({ label, value, onValueChange, disabled }: StarInputProps) {
  const name = useId();
  return (
    <fieldset disabled={disabled} className="min-w-0">
      <legend className="mb-1 font-medium text-sm">{label}</legend>
      <div className="flex items-center">
        {STARS.map((stars) => (
          <label
            key={stars}
            className="relative grid size-8 place-items-center rounded-md hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent-ink pointer-coarse:size-11"
          >
            <input
              type="radio"
              name={name}
              value={stars}
              checked={value === stars}
              onChange={() => onValueChange(stars)}
              className="absolute inset-0 cursor-pointer appearance-none opacity-0"
            />
            <Star
              aria-hidden
              className={cn('size-5', value !== null && stars <= value ? FULL : 'text-muted')}
            />
            <span className="sr-only">{wordsOf(stars)}</span>
          </label>
        ))}
        <span aria-hidden className="num ml-2 text-muted text-sm">
          {value === null ? '' : `${value} of 5`}
        </span>
      </div>
    </fieldset>
  );
}

const FULL = 'fill-accent text-accent-ink';
const wordsOf = (stars: number) => (stars === 1 ? '1 star' : `${stars} stars`);
