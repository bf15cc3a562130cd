'use client';

import { Tooltip as Base } from 'radix-ui';
import { type ReactNode, useRef, useState } from 'react';

interface DefinitionProps {
  /** What the term means, in a sentence or two. */
  content: ReactNode;
  /** The term itself, as it stands in the text. */
  children: ReactNode;
}

/** A term that says what it means: under the pointer, on focus and on a tap. Escape closes it. */
export function Definition({ content, children }: DefinitionProps) {
  const [isOpen, setOpen] = useState(false);
  const term = useRef<HTMLButtonElement>(null);
  const dismiss = (event: Event) => {
    event.preventDefault();
    setOpen(false);
  };
  // A tooltip closes when the page scrolls, and tabbing to a term scrolls it into view.
  const change = (open: boolean) => setOpen(open || (term.current?.matches(':focus-visible') ?? false));
  return (
    <Base.Provider delayDuration={300} skipDelayDuration={200}>
      <Base.Root open={isOpen} onOpenChange={change}>
        <Base.Trigger asChild>
          <button
            ref={term}
            type="button"
            // A tooltip closes on a press by itself; a tap is the only way to read it without a pointer.
            onClick={(event) => {
              event.preventDefault();
              setOpen(true);
            }}
            className="cursor-help rounded-sm py-0.5 text-left underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-ink"
          >
            {children}
          </button>
        </Base.Trigger>
        <Base.Portal>
          <Base.Content
            side="top"
            align="start"
            sideOffset={6}
            collisionPadding={8}
            onEscapeKeyDown={dismiss}
            onPointerDownOutside={dismiss}
            className="float-in z-60 max-w-80 rounded-md border border-line bg-raised px-3 py-2 text-ink text-sm shadow-float"
          >
            {content}
          </Base.Content>
        </Base.Portal>
      </Base.Root>
    </Base.Provider>
  );
}
