import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  /** One sentence: why it is empty and what fills it. */
  children?: ReactNode;
  /** The exact next action, a button or a link. */
  action?: ReactNode;
  icon?: ReactNode;
  /** The title is the heading of the whole page. */
  isPage?: boolean;
}

export function EmptyState({ title, children, action, icon, isPage }: EmptyStateProps) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-12 text-center">
      {icon ? (
        <div aria-hidden className="mb-1 text-faint [&_svg]:size-6">
          {icon}
        </div>
      ) : null}
      <Title className="font-medium text-base">{title}</Title>
      {children ? <div className="text-pretty text-muted text-sm">{children}</div> : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
