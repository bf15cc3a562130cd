'use client';

import { Command } from 'cmdk';
import { BookOpen, BriefcaseBusiness, Megaphone, Search, UserRound } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { useSearchNote } from '@/components/search/use-search-note';
import { backdropStyles } from '@/components/ui/dialog-styles';
import { Kbd } from '@/components/ui/kbd';
import { Spinner } from '@/components/ui/spinner';
import { ACTIONS, matchActions, type PaletteAction } from './palette-actions';
import { groupStyles, Hits, Item, SearchEverywhere } from './palette-items';
import { usePaletteSearch } from './palette-search';

interface CommandPaletteProps {
  orgId: string;
  onOpenChange: (open: boolean) => void;
}

export function CommandPalette({ orgId, onOpenChange }: CommandPaletteProps) {
  const [text, setText] = useState('');
  const router = useRouter();
  const { deals, contacts, campaigns, practices, isSearching, hasFailed } = usePaletteSearch(orgId, text);
  const actions = matchActions(text, ACTIONS);
  const isNothing =
    deals.length + contacts.length + campaigns.length + practices.length + actions.length === 0;
  const found = [...deals, ...contacts, ...campaigns, ...practices].map(({ id }) => id);
  const noteOpened = useSearchNote({
    place: 'palette',
    text: text.trim().length > 1 ? text.trim() : '',
    ids: isSearching ? null : found,
  });
  const open = (href: Route) => {
    noteOpened(href.split('/').at(-1) ?? '');
    go(href);
  };
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
          <Command label="Search deals, contacts, campaigns, practices and actions" shouldFilter={false} loop>
            <div className="flex h-12 items-center gap-2 border-b px-4">
              {isSearching ? (
                <Spinner className="text-muted" />
              ) : (
                <Search aria-hidden className="size-4 text-muted" />
              )}
              <Command.Input
                value={text}
                onValueChange={setText}
                placeholder="Search deals, contacts, campaigns, practices and actions"
                className="h-full flex-1 bg-transparent text-base outline-none placeholder:text-faint pointer-coarse:text-lg"
              />
              <Kbd keys="Esc" />
            </div>
            {isNothing ? (
              <p role="status" className="px-4 pt-4 pb-2 text-muted text-sm">
                {isSearching ? 'Searching…' : `Nothing matches “${text}” by name.`}
              </p>
            ) : null}
            <Command.List className="max-h-[min(24rem,60dvh)] scroll-py-2 overflow-y-auto p-1 pb-2">
              <Hits heading="Deals" area="deals" icon={BriefcaseBusiness} hits={deals} onPick={open} />
              <Hits heading="Contacts" area="contacts" icon={UserRound} hits={contacts} onPick={open} />
              <Hits heading="Campaigns" area="campaigns" icon={Megaphone} hits={campaigns} onPick={open} />
              <Hits heading="Library" area="library" icon={BookOpen} hits={practices} onPick={open} />
              {actions.length > 0 ? (
                <Command.Group heading="Actions" className={groupStyles}>
                  {actions.map((action) => (
                    <Item key={action.id} id={action.id} icon={action.icon} onSelect={() => run(action)}>
                      <span className="flex-1 truncate">{action.label}</span>
                      {action.keys ? <Kbd keys={action.keys} /> : null}
                    </Item>
                  ))}
                </Command.Group>
              ) : null}
              {text.trim() ? <SearchEverywhere text={text.trim()} onPick={go} /> : null}
            </Command.List>
          </Command>
          {hasFailed ? (
            <p role="alert" className="border-t px-4 py-2 text-bad-ink text-sm">
              Not everything could be searched. Actions still work.
            </p>
          ) : null}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
