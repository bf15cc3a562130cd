import type { ReactNode } from 'react';
import { Breadcrumb, type Crumb } from './breadcrumb';

interface PageHeaderProps {
  title: ReactNode;
  /** One short line of facts under the title. */
  meta?: ReactNode;
  crumbs?: Crumb[];
  actions?: ReactNode;
}

export function PageHeader({ title, meta, crumbs, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 pb-4">
      <div className="min-w-0">
        {crumbs ? <Breadcrumb items={crumbs} /> : null}
        <h1 className="font-semibold text-xl">{title}</h1>
        {meta ? <div className="mt-0.5 text-muted text-sm">{meta}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}
