import type { ComponentProps } from 'react';
import { cn } from './cn';

/** Dense markup for a short table. For sorting, long lists and export use DataTable. */
export function Table({ className, ...rest }: ComponentProps<'table'>) {
  return (
    <section
      aria-label={rest['aria-label'] ?? 'Table'}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="overflow-x-auto outline-offset-[-2px]"
    >
      <table {...rest} className={cn('w-full border-collapse text-sm', className)} />
    </section>
  );
}

export const headCell = 'h-8 px-3 text-left align-middle font-medium text-muted text-xs whitespace-nowrap';
export const bodyCell = 'h-9 px-3 py-1 align-middle';

export function Th({ className, numeric, ...rest }: ComponentProps<'th'> & { numeric?: boolean }) {
  return <th scope="col" {...rest} className={cn(headCell, numeric && 'text-right', className)} />;
}

export function Td({ className, numeric, ...rest }: ComponentProps<'td'> & { numeric?: boolean }) {
  return <td {...rest} className={cn(bodyCell, numeric && 'text-right', className)} />;
}

export function Thead(props: ComponentProps<'thead'>) {
  return <thead {...props} className="border-line border-b" />;
}

export function Tbody(props: ComponentProps<'tbody'>) {
  return <tbody {...props} className="divide-y divide-line" />;
}

export function Tr({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr {...rest} className={cn('hover:bg-hover', className)} />;
}
