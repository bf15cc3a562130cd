'use client';

import type { ComponentProps } from 'react';
import { cn } from './cn';
import { controlStyles } from './control-styles';
import { useFieldAttributes } from './field-context';

export function Textarea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  const attributes = useFieldAttributes(rest);
  return (
    <textarea
      {...rest}
      {...attributes}
      rows={rows}
      className={cn(controlStyles, 'h-auto resize-y py-1.5', className)}
    />
  );
}
