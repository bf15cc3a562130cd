'use client';

import { Command } from 'cmdk';
import { BriefcaseBusiness, type LucideIcon, Search, UserRound } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { backdropStyles } from '@/components/ui/dialog-styles';
import { Kbd } from '@/components/ui/kbd';
import { Spinner } from '@/components/ui/spinner';
import { ACTIONS, matchActions, type PaletteAction } from './palette-actions';
import { type PaletteHit, usePaletteSearch } from './palette-search';

interface CommandPaletteProps {
  orgId: string;
  onOpenChange: (open: boolean) => void;
}

const groupStyles =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs';

export function CommandPalette({ orgId, onOpenChange }: CommandPaletteProps) {
  const [text, setText] = useState('');
  const router = useRouter();
  const { deals, contacts, isSearching, hasFailed } = usePaletteSearch(orgId, text);
  const go = (href: Route) => {
    onOpenChange(false);
    router.push(href);
  };
  const run = (action: PaletteAction) => {
    if (action.href) return go(action.href);
    onOpenChange(false);
    action.run?.();
  };
  return (
    <Dialog.Root open onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={backdropStyles} />
        <Dialog.Content
          aria-describedby={undefined}
          className="float-in fixed inset-x-4 top-[max(1rem,12vh)] z-50 mx-auto max-w-xl overflow-hidden rounded-xl border border-line bg-raised shadow-float outline-none"
        >
          <Dialog.Title className="sr-only">Search and actions</Dialog.Title>
          <Command label="Search deals, contacts and actions" shouldFilter={false} loop>
            <div className="flex h-12 items-center gap-2 border-b px-4">
              {isSearching ? (
                <Spinner className="text-muted" />
              ) : (
                <Search aria-hidden className="size-4 text-muted" />
              )}
              <Command.Input
                value={text}
                onValueChange={setText}
                placeholder="Search deals, contacts and actions"
                className="h-full flex-1 bg-transparent text-base outline-none placeholder:text-faint pointer-coarse:text-lg"
              />
              <Kbd keys="Esc" />
            </div>
            <Command.List className="max-h-[min(24rem,60dvh)] scroll-py-2 overflow-y-auto p-1 pb-2">
              <Command.Empty className="px-3 py-6 text-center text-muted">
                {isSearching ? 'Searching…' : `Nothing matches “${text}”. Try fewer letters.`}
              </Command.Empty>
              <Hits heading="Deals" area="deals" icon={BriefcaseBusiness} hits={deals} onPick={go} />
              <Hits heading="Contacts" area="contacts" icon={UserRound} hits={contacts} onPick={go} />
              <Command.Group heading="Actions" className={groupStyles}>
                {matchActions(text, ACTIONS).map((action) => (
                  <Item key={action.id} id={action.id} icon={action.icon} onSelect={() => run(action)}>
                    <span className="flex-1 truncate">{action.label}</span>
                    {action.keys ? <Kbd keys={action.keys} /> : null}
                  </Item>
                ))}
              </Command.Group>
            </Command.List>
          </Command>
          {hasFailed ? (
            <p role="alert" className="border-t px-4 py-2 text-bad-ink text-sm">
              Deals and contacts could not be searched. Actions still work.
            </p>
          ) : null}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface HitsProps {
  heading: string;
  area: 'deals' | 'contacts';
  icon: LucideIcon;
  hits: readonly PaletteHit[];
  onPick: (href: Route) => void;
}

function Hits({ heading, area, icon, hits, onPick }: HitsProps) {
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
  children: React.ReactNode;
}

function Item({ id, icon: Icon, onSelect, children }: ItemProps) {
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
