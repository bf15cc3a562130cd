import type { ReactNode } from 'react';

interface StatProps {
  label: string;
  /** An Interval, a Money or a plain number. */
  value: ReactNode;
  /** What it is compared with, or what it rests on. */
  note?: ReactNode;
}

export function Stat({ label, value, note }: StatProps) {
  return (
    <div className="min-w-0">
      <dt className="truncate text-muted text-xs">{label}</dt>
      <dd className="num font-semibold text-lg">{value}</dd>
      {note ? <dd className="text-muted text-xs">{note}</dd> : null}
    </div>
  );
}

export function StatRow({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-2 gap-4 sm:flex sm:flex-wrap sm:gap-x-10">{children}</dl>;
}
