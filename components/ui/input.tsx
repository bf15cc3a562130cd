'use client';

import type { ComponentProps } from 'react';
import { cn } from './cn';
import { controlStyles } from './control-styles';
import { useFieldAttributes } from './field-context';

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  const attributes = useFieldAttributes(rest);
  return <input {...rest} {...attributes} className={cn(controlStyles, className)} />;
}
