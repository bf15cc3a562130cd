import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  /** One sentence: why it is empty and what fills it. */
  children?: ReactNode;
  /** The exact next action, a button or a link. */
  action?: ReactNode;
  icon?: ReactNode;
}

export function EmptyState({ title, children, action, icon }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-12 text-center">
      {icon ? (
        <div aria-hidden className="mb-1 text-faint [&_svg]:size-6">
          {icon}
        </div>
      ) : null}
      <p className="font-medium text-base">{title}</p>
      {children ? <div className="text-pretty text-muted text-sm">{children}</div> : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
