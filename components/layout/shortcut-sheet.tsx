'use client';

import { usePathname } from 'next/navigation';
import { EXCHANGE_SHORTCUTS } from '@/components/conversations/exchange-keys';
import { REPLY_SHORTCUTS } from '@/components/replies/reply-keys';
import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { OUTBOX_SHORTCUTS } from '@/components/writer/use-outbox-keys';
import { NAVIGATION } from './navigation';
import { SingleKeysSwitch } from './single-keys-switch';

const GENERAL = [
  { keys: '⌘ K', label: 'Search deals, contacts, campaigns, practices and actions' },
  { keys: '/', label: 'Search, without a modifier' },
  { keys: '?', label: 'Show this sheet' },
  { keys: '[', label: 'Hide or show the navigation names' },
  { keys: 'Esc', label: 'Close what is open' },
];

type ShortcutItem = { keys: string; label: string };

const SHORTCUTS_OF: Readonly<Record<string, readonly ShortcutItem[]>> = {
  '/replies': REPLY_SHORTCUTS,
  '/outbox': OUTBOX_SHORTCUTS,
  '/library': [{ keys: '/', label: 'Search the library' }],
  '/conversations': [{ keys: '/', label: 'Search what was said' }],
  '/conversations/patterns': [{ keys: '/', label: 'Search patterns' }],
};

/** A session has an address of its own; the parts of Conversations beside it do not share its keys. */
function shortcutsOf(pathname: string): readonly ShortcutItem[] | undefined {
  const isSession = /^\/conversations\/(?!(patterns|reports)(\/|$))/.test(pathname);
  return isSession ? EXCHANGE_SHORTCUTS : SHORTCUTS_OF[pathname];
}

export function ShortcutSheet({ onOpenChange }: { onOpenChange: (open: boolean) => void }) {
  const here = shortcutsOf(usePathname());
  return (
    <Dialog open onOpenChange={onOpenChange} title="Keyboard shortcuts" wide>
      <div className="grid gap-6 sm:grid-cols-2">
        {here ? <ShortcutList title="On this page" items={here} /> : null}
        <div className="flex flex-col gap-6">
          <ShortcutList title="Everywhere" items={GENERAL} />
          {here ? <GoTo /> : null}
        </div>
        {here ? null : <GoTo />}
      </div>
      <div className="mt-6 border-t pt-4">
        <SingleKeysSwitch />
      </div>
    </Dialog>
  );
}

function GoTo() {
  const items = NAVIGATION.map(({ label, key }) => ({ keys: `g ${key}`, label }));
  return <ShortcutList title="Go to" items={items} />;
}

function ShortcutList({ title, items }: { title: string; items: readonly ShortcutItem[] }) {
  return (
    <div>
      <h3 className="mb-1 font-medium text-muted text-xs">{title}</h3>
      <dl className="divide-y divide-line text-sm">
        {items.map((item) => (
          <div key={item.keys} className="flex h-8 items-center justify-between gap-4">
            <dt>{item.label}</dt>
            <dd>
              <Kbd keys={item.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
