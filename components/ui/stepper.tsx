import { Check } from 'lucide-react';
import { cn } from './cn';

interface StepperProps {
  label: string;
  steps: readonly string[];
  /** Index of the step the person is on. */
  current: number;
}

function stepLook(index: number, current: number): string {
  if (index < current) return 'border-accent bg-accent text-on-accent';
  return index === current ? 'border-accent-ink text-accent-ink' : 'border-line-strong text-muted';
}

export function Stepper({ label, steps, current }: StepperProps) {
  return (
    <ol aria-label={label} className="flex flex-wrap items-center gap-x-2 gap-y-2 text-sm">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? 'step' : undefined}
          className={cn('flex items-center gap-2', index === current ? 'font-medium' : 'text-muted')}
        >
          {index > 0 ? <span aria-hidden className="h-px w-6 bg-line-strong" /> : null}
          <span
            aria-hidden
            className={cn(
              'num flex size-5 items-center justify-center rounded-full border text-2xs',
              stepLook(index, current),
            )}
          >
            {index < current ? <Check className="size-3" /> : index + 1}
          </span>
          {step}
          {index < current ? <span className="sr-only"> (done)</span> : null}
        </li>
      ))}
    </ol>
  );
}
