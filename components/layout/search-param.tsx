'use client';

import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Input } from '@/components/ui/input';
import { useUrlParam } from '@/components/ui/use-url-param';
import { hasSingleKeys } from './preferences';

const TYPING_PAUSE_MS = 250;
const BUSY = 'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]';

interface SearchParamProps {
  label: string;
  placeholder: string;
  /** The query parameter that holds it. */
  param?: string;
}

/** The search of a page, kept in the address; on this page `/` means it, not the palette. */
export function SearchParam({ label, placeholder, param = 'q' }: SearchParamProps) {
  const [q, setQ] = useUrlParam(param);
  const [text, setText] = useState(q ?? '');
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (text.trim() === (q ?? '')) return;
    const timer = setTimeout(() => setQ(text.trim() || null), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, q, setQ]);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.altKey || event.metaKey || event.ctrlKey || !hasSingleKeys()) return;
      const isBusy = event.target instanceof Element && event.target.closest(BUSY) !== null;
      if (isBusy || document.querySelector('[role="dialog"], [role="menu"]')) return;
      event.preventDefault();
      box.current?.focus();
    };
    // Before the shell, which opens the palette with the same key.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
  return (
    <div className="relative col-span-2 w-full sm:w-72">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2 size-4 -translate-y-1/2 text-faint"
      />
      <Input
        ref={box}
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={placeholder}
        maxLength={400}
        className="pl-8"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  );
}
