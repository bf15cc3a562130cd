'use client';

import { Check } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { DropdownMenu as Base } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { cn } from './cn';
import { itemStyles, popupStyles } from './control-styles';
import { Kbd } from './kbd';

interface MenuProps {
  trigger: ReactElement;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom' | 'right';
  defaultOpen?: boolean;
  children: ReactNode;
}

export function Menu({ trigger, align = 'end', side = 'bottom', defaultOpen, children }: MenuProps) {
  return (
    <Base.Root defaultOpen={defaultOpen ?? false} modal={false}>
      <Base.Trigger asChild>{trigger}</Base.Trigger>
      <Base.Portal>
        <Base.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className={cn(popupStyles, 'max-h-(--radix-dropdown-menu-content-available-height) min-w-44')}
        >
          {children}
        </Base.Content>
      </Base.Portal>
    </Base.Root>
  );
}

interface MenuItemProps {
  icon?: ReactNode;
  shortcut?: string;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
  children: ReactNode;
}

export function MenuItem({ icon, shortcut, danger, disabled, onSelect, children }: MenuItemProps) {
  return (
    <Base.Item
      disabled={disabled ?? false}
      onSelect={onSelect}
      className={cn(itemStyles, danger && 'text-bad-ink')}
    >
      {icon}
      <span className="flex-1">{children}</span>
      {shortcut ? <Kbd keys={shortcut} /> : null}
    </Base.Item>
  );
}

export function MenuLink({ href, icon, children }: { href: Route; icon?: ReactNode; children: ReactNode }) {
  return (
    <Base.Item asChild className={itemStyles}>
      <Link href={href}>
        {icon}
        <span className="flex-1">{children}</span>
      </Link>
    </Base.Item>
  );
}

interface MenuChoicesProps<V extends string> {
  label: string;
  value: V;
  options: ReadonlyArray<{ value: V; label: string }>;
  onValueChange: (value: V) => void;
}

/** A group in which exactly one is chosen. */
export function MenuChoices<V extends string>({ label, value, options, onValueChange }: MenuChoicesProps<V>) {
  return (
    <Base.RadioGroup value={value} onValueChange={(next) => onValueChange(next as V)} aria-label={label}>
      <Base.Label className="px-2 pt-1 pb-0.5 text-muted text-xs">{label}</Base.Label>
      {options.map((option) => (
        <Base.RadioItem key={option.value} value={option.value} className={itemStyles}>
          <span className="w-4">
            <Base.ItemIndicator>
              <Check aria-hidden />
            </Base.ItemIndicator>
          </span>
          {option.label}
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="my-1 h-px bg-line" />;
}
