import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

type CardProps = ComponentProps<'div'> & { padded?: boolean };

export function Card({ padded = false, className, ...rest }: CardProps) {
  return (
    <div {...rest} className={cn('rounded-lg border border-line bg-surface', padded && 'p-4', className)} />
  );
}

interface SectionProps {
  /** Also the accessible name of the region. */
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  id: string;
  /** Without padding, for a table that reaches the edges. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

/** A card with a heading: the panel that pages are made of. */
export function Section({
  title,
  description,
  actions,
  id,
  flush = false,
  className,
  children,
}: SectionProps) {
  return (
    <section
      aria-labelledby={`${id}-title`}
      id={id}
      className={cn('min-w-0 rounded-lg border border-line bg-surface', className)}
    >
      <SectionHeader title={title} titleId={`${id}-title`} description={description} actions={actions} />
      <div className={cn(!flush && 'p-4')}>{children}</div>
    </section>
  );
}

interface SectionHeaderProps {
  title: string;
  titleId?: string;
  description?: ReactNode;
  actions?: ReactNode;
}

export function SectionHeader({ title, titleId, description, actions }: SectionHeaderProps) {
  return (
    <header className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-b px-4 py-2">
      <div className="min-w-0">
        <h2 id={titleId} className="font-semibold text-base">
          {title}
        </h2>
        {description ? <p className="text-muted text-sm">{description}</p> : null}
      </div>
      {actions ? <div className="flex items-center gap-2">{actions}</div> : null}
    </header>
  );
}
