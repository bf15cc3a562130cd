import { cn } from './cn';
import { initials } from './format';

/** Initials; the name stands beside it, so it is hidden from screen readers. */
export function Avatar({ name, size = 'md' }: { name: string; size?: 'sm' | 'md' }) {
  return (
    <span
      aria-hidden
      className={cn(
        'inline-flex shrink-0 select-none items-center justify-center rounded-full bg-accent-soft font-medium text-accent-ink',
        size === 'sm' ? 'size-5 text-2xs' : 'size-7 text-xs',
      )}
    >
      {size === 'sm' ? initials(name).slice(0, 1) : initials(name)}
    </span>
  );
}
