'use client';

import { X } from 'lucide-react';
import { Dialog as Base } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { Button } from './button';
import { buttonStyles } from './button-styles';
import { cn } from './cn';
import { backdropStyles } from './dialog-styles';

interface DialogProps {
  title: string;
  description?: ReactNode;
  /** The button that opens it; leave it out when `open` is controlled. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Buttons, right-aligned. Use DialogClose for the one that cancels. */
  footer?: ReactNode;
  wide?: boolean;
  children?: ReactNode;
}

export function Dialog({ title, description, trigger, footer, wide, children, ...state }: DialogProps) {
  return (
    <Base.Root {...state}>
      {trigger ? <Base.Trigger asChild>{trigger}</Base.Trigger> : null}
      <Base.Portal>
        <Base.Overlay className={backdropStyles} />
        <Base.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cn(
            'float-in fixed inset-x-4 top-[max(1rem,10vh)] z-50 mx-auto flex max-h-[calc(100dvh-max(2rem,20vh))] flex-col rounded-xl border border-line bg-raised shadow-float outline-none',
            wide ? 'max-w-3xl' : 'max-w-md',
          )}
        >
          <div className="flex items-start justify-between gap-4 p-4 pb-2">
            <div>
              <Base.Title className="font-semibold text-lg">{title}</Base.Title>
              {description ? (
                <Base.Description className="text-muted text-sm">{description}</Base.Description>
              ) : null}
            </div>
            <Base.Close aria-label="Close" className={buttonStyles('ghost', 'sm', true)}>
              <X aria-hidden />
            </Base.Close>
          </div>
          {children ? <div className="min-h-0 overflow-y-auto px-4 py-2">{children}</div> : null}
          {footer ? (
            <div className="flex justify-end gap-2 p-4 pt-2">{footer}</div>
          ) : (
            <div className="h-2 shrink-0" />
          )}
        </Base.Content>
      </Base.Portal>
    </Base.Root>
  );
}

export function DialogClose({ children }: { children: ReactNode }) {
  return (
    <Base.Close asChild>
      <Button>{children}</Button>
    </Base.Close>
  );
}
