'use client';

import { Command } from 'cmdk';
import { type LucideIcon, Search } from 'lucide-react';
import type { Route } from 'next';
import type { ReactNode } from 'react';
import type { PaletteHit } from './palette-search';

export const groupStyles =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs';

/** Always the last choice: the full lists, filtered by what was typed. */
export function SearchEverywhere({ text, onPick }: { text: string; onPick: (href: Route) => void }) {
  return (
    <Command.Group heading="Search in" className={groupStyles}>
      {(['deals', 'contacts', 'campaigns', 'library'] as const).map((area) => (
        <Item
          key={area}
          id={`search-${area}`}
          icon={Search}
          onSelect={() => onPick(`/${area}?q=${encodeURIComponent(text)}` as Route)}
        >
          <span className="truncate">
            {area === 'library' ? 'The library' : `All ${area}`} for “{text}”
          </span>
        </Item>
      ))}
    </Command.Group>
  );
}

interface HitsProps {
  heading: string;
  area: 'deals' | 'contacts' | 'campaigns' | 'library';
  icon: LucideIcon;
  hits: readonly PaletteHit[];
  onPick: (href: Route) => void;
}

export function Hits({ heading, area, icon, hits, onPick }: HitsProps) {
  if (hits.length === 0) return null;
  return (
    <Command.Group heading={heading} className={groupStyles}>
      {hits.map((hit) => (
        <Item key={hit.id} id={hit.id} icon={icon} onSelect={() => onPick(`/${area}/${hit.id}` as Route)}>
          <span className="truncate">{hit.name}</span>
          <span className="ml-auto shrink-0 truncate text-muted text-xs">{hit.detail}</span>
        </Item>
      ))}
    </Command.Group>
  );
}

interface ItemProps {
  id: string;
  icon: LucideIcon;
  onSelect: () => void;
  children: ReactNode;
}

export function Item({ id, icon: Icon, onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={id}
      onSelect={onSelect}
      className="flex min-h-9 items-center gap-2.5 rounded-md px-2 text-sm data-[selected=true]:bg-hover pointer-coarse:min-h-11"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      {children}
    </Command.Item>
  );
}
