'use client';

import { Command } from 'cmdk';
import { Check, ChevronsUpDown } from 'lucide-react';
import { Popover as Base } from 'radix-ui';
import { useState } from 'react';
import { cn } from './cn';
import { controlStyles, popupStyles } from './control-styles';
import { useFieldAttributes } from './field-context';
import type { Option } from './select';

interface ComboboxProps {
  options: ReadonlyArray<Option>;
  value: string | null;
  /** What is chosen, where a search on the server may leave it out of `options`. */
  selected?: Option;
  onValueChange: (value: string) => void;
  /** Give it to search on the server; `options` are then shown as they are. */
  onSearch?: (text: string) => void;
  placeholder?: string;
  searchLabel?: string;
  emptyText?: string;
  disabled?: boolean;
  'aria-label'?: string;
}

const MOST_SHOWN = 100;

/** Options whose label holds every typed word; long lists are cut, typing finds the rest. */
function matching(options: ReadonlyArray<Option>, text: string): ReadonlyArray<Option> {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = options.filter((option) => words.every((word) => option.label.toLowerCase().includes(word)));
  return found.slice(0, MOST_SHOWN);
}

/** A select that can be typed into, for more than about ten options. */
export function Combobox({
  options,
  value,
  selected: given,
  onValueChange,
  onSearch,
  placeholder = 'Choose…',
  searchLabel = 'Search',
  emptyText = 'Nothing matches.',
  disabled,
  'aria-label': ariaLabel,
}: ComboboxProps) {
  const [isOpen, setOpen] = useState(false);
  const attributes = useFieldAttributes({});
  const [text, setText] = useState('');
  const shown = onSearch ? options : matching(options, text);
  const search = (next: string) => {
    setText(next);
    onSearch?.(next);
  };
  const selected = given ?? options.find((option) => option.value === value);
  return (
    <Base.Root open={isOpen} onOpenChange={setOpen}>
      <Base.Trigger
        {...attributes}
        aria-label={ariaLabel}
        // The label and the chosen value: a label alone would hide the value of a button.
        aria-labelledby={attributes.id ? `${attributes.id}-label ${attributes.id}` : undefined}
        disabled={disabled}
        className={cn(controlStyles, 'flex items-center justify-between gap-2')}
      >
        <span className={cn('truncate', !selected && 'text-faint')}>{selected?.label ?? placeholder}</span>
        <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-muted" />
      </Base.Trigger>
      <Base.Portal>
        <Base.Content
          align="start"
          sideOffset={4}
          aria-label={searchLabel}
          className={cn(popupStyles, 'w-(--radix-popover-trigger-width) min-w-56 p-0')}
        >
          <Command label={searchLabel} shouldFilter={false}>
            <Command.Input
              placeholder={searchLabel}
              value={text}
              onValueChange={search}
              className="h-9 w-full border-line border-b bg-transparent px-3 text-sm outline-none placeholder:text-faint pointer-coarse:text-lg"
            />
            {shown.length === 0 ? (
              <p role="status" className="px-3 py-3 text-muted">
                {emptyText}
              </p>
            ) : null}
            <Command.List hidden={shown.length === 0} className="max-h-72 overflow-y-auto p-1">
              {shown.map((option) => (
                <Command.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled ?? false}
                  onSelect={() => {
                    onValueChange(option.value);
                    setOpen(false);
                  }}
                  className="flex min-h-8 items-center gap-2 rounded-md px-2 py-1 data-[disabled=true]:opacity-50 data-[selected=true]:bg-hover"
                >
                  <span className="w-4">
                    {option.value === value ? <Check aria-hidden className="size-4" /> : null}
                  </span>
                  <span className="truncate">{option.label}</span>
                </Command.Item>
              ))}
            </Command.List>
          </Command>
        </Base.Content>
      </Base.Portal>
    </Base.Root>
  );
}
