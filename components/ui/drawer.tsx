'use client';

import { X } from 'lucide-react';
import { Dialog as Base } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { buttonStyles } from './button-styles';
import { cn } from './cn';
import { backdropStyles } from './dialog-styles';

interface DrawerProps {
  title: string;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  side?: 'left' | 'right';
  footer?: ReactNode;
  children: ReactNode;
}

/** A panel from the side that keeps the page in view; full width on a phone. */
export function Drawer({ title, trigger, side = 'right', footer, children, ...state }: DrawerProps) {
  return (
    <Base.Root {...state}>
      {trigger ? <Base.Trigger asChild>{trigger}</Base.Trigger> : null}
      <Base.Portal>
        <Base.Overlay className={backdropStyles} />
        <Base.Content
          aria-describedby={undefined}
          className={cn(
            'fixed inset-y-0 z-50 flex w-full max-w-md flex-col bg-raised shadow-float outline-none',
            side === 'right' ? 'slide-in-right right-0 border-l' : 'slide-in-left left-0 border-r',
          )}
        >
          <div className="flex h-12 shrink-0 items-center justify-between border-b px-4">
            <Base.Title className="font-semibold text-base">{title}</Base.Title>
            <Base.Close aria-label="Close" className={buttonStyles('ghost', 'sm', true)}>
              <X aria-hidden />
            </Base.Close>
          </div>
          <section
            aria-label={title}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
            className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-4 outline-offset-[-2px]"
          >
            {children}
          </section>
          {footer ? <div className="flex justify-end gap-2 border-t p-4">{footer}</div> : null}
        </Base.Content>
      </Base.Portal>
    </Base.Root>
  );
}
