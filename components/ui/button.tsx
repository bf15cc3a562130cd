import type { Route } from 'next';
import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { type ButtonSize, type ButtonVariant, buttonStyles } from './button-styles';
import { cn } from './cn';
import { Spinner } from './spinner';

interface Look {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
}

type ButtonProps = ComponentProps<'button'> & Look & { loading?: boolean };

/** While `loading` the button keeps its focus and its name, and does nothing. */
export function Button({
  variant,
  size,
  icon,
  loading = false,
  type = 'button',
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={loading ? 'button' : type}
      aria-busy={loading || undefined}
      aria-disabled={loading || undefined}
      onClick={loading ? undefined : onClick}
      className={cn(buttonStyles(variant, size), className)}
    >
      {loading ? <Spinner /> : icon}
      {children}
    </button>
  );
}

type ButtonLinkProps = Omit<ComponentProps<typeof Link>, 'href'> & Look & { href: Route };

export function ButtonLink({ variant, size, icon, className, children, href, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} href={href} className={cn(buttonStyles(variant, size), className)}>
      {icon}
      {children}
    </Link>
  );
}
