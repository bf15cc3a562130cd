import { cn } from './cn';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'sm' | 'md';

const base =
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap no-underline transition-colors duration-75 disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0';

const variants: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'border-line bg-surface text-ink shadow-raised hover:bg-hover',
  ghost: 'border-transparent text-muted hover:bg-hover hover:text-ink data-popup-open:bg-hover',
  danger: 'border-transparent bg-danger text-on-accent hover:brightness-90',
};

const sizes: Record<ButtonSize, string> = {
  sm: 'h-7 px-2 text-xs pointer-coarse:h-9',
  md: 'h-8 px-3 text-sm pointer-coarse:h-10',
};

const squares: Record<ButtonSize, string> = {
  sm: 'size-7 pointer-coarse:size-9',
  md: 'size-8 pointer-coarse:size-10',
};

export function buttonStyles(variant: ButtonVariant = 'secondary', size: ButtonSize = 'md', square = false) {
  return cn(base, variants[variant], square ? squares[size] : sizes[size]);
}
