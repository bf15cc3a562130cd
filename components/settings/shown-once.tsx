'use client';

import { type ReactNode, useId } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { Notice } from '@/components/ui/notice';

interface ShownOnceProps {
  label: string;
  secret: string;
  children: ReactNode;
}

/** A link or key that exists nowhere else: to be copied now. */
export function ShownOnce({ label, secret, children }: ShownOnceProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-3 pb-2">
      <Notice tone="warn">{children}</Notice>
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="font-medium text-sm">
          {label}
        </label>
        <div className="flex gap-2">
          <input
            id={id}
            readOnly
            value={secret}
            onFocus={(event) => event.currentTarget.select()}
            className="h-8 min-w-0 flex-1 rounded-md border border-line-strong bg-sunken px-2.5 font-mono text-xs pointer-coarse:h-10"
          />
          <CopyButton text={secret} />
        </div>
      </div>
    </div>
  );
}
