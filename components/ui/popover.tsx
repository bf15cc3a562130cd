'use client';

import { Popover as Base } from 'radix-ui';
import { type ReactElement, type ReactNode, useId } from 'react';
import { cn } from './cn';
import { popupStyles } from './control-styles';

interface PopoverProps {
  trigger: ReactElement;
  title: string;
  side?: 'top' | 'bottom' | 'left' | 'right';
  align?: 'start' | 'center' | 'end';
  onOpenChange?: (open: boolean) => void;
  className?: string;
  children: ReactNode;
}

export function Popover({
  trigger,
  title,
  side = 'bottom',
  align = 'start',
  onOpenChange,
  className,
  children,
}: PopoverProps) {
  const titleId = useId();
  return (
    <Base.Root {...(onOpenChange ? { onOpenChange } : {})}>
      <Base.Trigger asChild>{trigger}</Base.Trigger>
      <Base.Portal>
        <Base.Content
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          aria-labelledby={titleId}
          className={cn(
            popupStyles,
            'max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-1rem)] p-3',
            className,
          )}
        >
          <h3 id={titleId} className="mb-1 font-semibold text-base">
            {title}
          </h3>
          {children}
        </Base.Content>
      </Base.Portal>
    </Base.Root>
  );
}
