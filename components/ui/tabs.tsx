'use client';

import { Tabs as Base } from 'radix-ui';
import type { ReactNode } from 'react';
import { useUrlParam } from './use-url-param';

interface TabsProps {
  label: string;
  tabs: ReadonlyArray<{ value: string; label: ReactNode; content: ReactNode }>;
  /** The query parameter that remembers the tab. */
  param?: string;
}

/** Tabs whose choice lives in the address, so that back and a shared link work. */
export function Tabs({ label, tabs, param = 'tab' }: TabsProps) {
  const [wanted, setWanted] = useUrlParam(param);
  const first = tabs[0]?.value ?? '';
  const value = tabs.find((tab) => tab.value === wanted)?.value ?? first;
  return (
    <Base.Root value={value} onValueChange={(next) => setWanted(next === first ? null : next)}>
      <Base.List aria-label={label} className="flex gap-4 overflow-x-auto border-line border-b">
        {tabs.map((tab) => (
          <Base.Trigger
            key={tab.value}
            value={tab.value}
            className="flex h-9 shrink-0 items-center gap-1.5 border-transparent border-b-2 text-muted text-sm outline-offset-[-2px] hover:text-ink data-[state=active]:border-accent-ink data-[state=active]:font-medium data-[state=active]:text-ink"
          >
            {tab.label}
          </Base.Trigger>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Content key={tab.value} value={tab.value} className="pt-4 outline-offset-4">
          {tab.content}
        </Base.Content>
      ))}
    </Base.Root>
  );
}
