'use client';

import { Star } from 'lucide-react';
import { type ChangeEvent, useId } from 'react';
import { cn } from './cn';
import { useSettled } from './use-settled';

const STARS = [1, 2, 3, 4, 5] as const;

interface StarInputProps {
  /** The question: a name for the group. */
  label: string;
  value: number | null;
  /** Called when the choice has settled. While a promise it returns lasts, the choice is shown. */
  onValueChange: (stars: number) => unknown;
  disabled?: boolean;
}

/**
 * One to five stars: radio buttons of the browser, so arrows choose and a screen reader counts along. A pointer's choice
 * counts at once; one by keys when it has stood for a moment or the focus leaves, so that passing a star rates nothing.
 */
export function StarInput({ label, value, onValueChange, disabled }: StarInputProps) {
  const name = useId();
  const { shown, choose, flush } = useSettled<number | null>(value, (stars) => stars && onValueChange(stars));
  const change = (event: ChangeEvent<HTMLInputElement>, stars: number) => {
    choose(stars);
    if (isByPointer(event.nativeEvent)) flush();
  };
  return (
    <fieldset
      disabled={disabled}
      className="min-w-0"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) flush();
      }}
    >
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
              checked={shown === stars}
              onChange={(event) => change(event, stars)}
              className="absolute inset-0 cursor-pointer appearance-none opacity-0"
            />
            <Star
              aria-hidden
              className={cn('size-5', shown !== null && stars <= shown ? FULL : 'text-muted')}
            />
            <span className="sr-only">{wordsOf(stars)}</span>
          </label>
        ))}
        <span aria-hidden className="num ml-2 text-muted text-sm">
          {shown === null ? '' : `${shown} of 5`}
        </span>
      </div>
    </fieldset>
  );
}

const FULL = 'fill-accent text-accent-ink';
/** A key's click counts no presses. */
const isByPointer = (event: Event) => event instanceof MouseEvent && event.detail > 0;
const wordsOf = (stars: number) => (stars === 1 ? '1 star' : `${stars} stars`);
