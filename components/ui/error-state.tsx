'use client';

import { RotateCw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button';

interface ErrorStateProps {
  /** What happened, in one sentence. */
  title: string;
  /** What the person can do. */
  children?: ReactNode;
  onRetry?: () => void;
  retrying?: boolean;
  /** Shown small, for a report to whoever runs the workspace. */
  reference?: string | undefined;
}

export function ErrorState({ title, children, onRetry, retrying, reference }: ErrorStateProps) {
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-12 text-center">
      <TriangleAlert aria-hidden className="mb-1 size-6 text-bad" />
      <p className="font-medium text-base">{title}</p>
      {children ? <div className="text-pretty text-muted text-sm">{children}</div> : null}
      {onRetry ? (
        <Button className="mt-3" icon={<RotateCw />} onClick={onRetry} loading={retrying ?? false}>
          Try again
        </Button>
      ) : null}
      {reference ? <p className="mt-2 text-faint text-xs">Reference {reference}</p> : null}
    </div>
  );
}
