import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

type NoticeTone = 'info' | 'good' | 'warn' | 'bad';

const look = {
  info: { box: 'border-line bg-sunken text-ink', icon: Info },
  good: { box: 'border-transparent bg-good-soft text-good-ink', icon: CircleCheck },
  warn: { box: 'border-transparent bg-warn-soft text-warn-ink', icon: TriangleAlert },
  bad: { box: 'border-transparent bg-bad-soft text-bad-ink', icon: TriangleAlert },
} as const;

interface NoticeProps {
  tone?: NoticeTone;
  title?: string;
  action?: ReactNode;
  children?: ReactNode;
  className?: string;
}

/** A message inside the page. A bad one is announced at once, the others politely. */
export function Notice({ tone = 'info', title, action, children, className }: NoticeProps) {
  const { box, icon: Icon } = look[tone];
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={cn('flex items-start gap-2 rounded-md border px-3 py-2 text-sm', box, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-medium">{title}</p> : null}
        {children}
      </div>
      {action}
    </div>
  );
}
