import type { ReactNode } from 'react';

export function AuthHeading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="mb-6">
      <h1 className="font-semibold text-xl">{title}</h1>
      {children ? <div className="mt-1 text-muted text-sm">{children}</div> : null}
    </header>
  );
}
