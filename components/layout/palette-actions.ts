import { GraduationCap, Keyboard, type LucideIcon, Moon, Sun, SunMoon, UserRoundSearch } from 'lucide-react';
import type { Route } from 'next';
import { NAVIGATION } from './navigation';
import { openPanel } from './shell-events';
import { applyTheme } from './theme';

export interface PaletteAction {
  id: string;
  label: string;
  /** Other words people type for it. */
  words: string;
  icon: LucideIcon;
  keys?: string;
  href?: Route;
  run?: () => void;
}

const places: PaletteAction[] = NAVIGATION.map(({ href, label, icon, key }) => ({
  id: `go-${key}`,
  label: `Go to ${label}`,
  words: 'open show navigate',
  icon,
  keys: `g ${key}`,
  href,
}));

const settings: PaletteAction[] = [
  { path: 'members', label: 'Invite a colleague', words: 'members people role admin rep' },
  { path: 'api-keys', label: 'Create an API key', words: 'token integration agent' },
  { path: 'rules', label: 'Write an insight rule', words: 'settings workspace' },
  { path: 'engines', label: 'See which engine answers', words: 'ai model anthropic openai local' },
  { path: 'audit', label: 'Read the audit log', words: 'history who did what security' },
  { path: 'jobs', label: 'See failed background work', words: 'queue dead letters retry' },
].map(({ path, label, words }) => ({
  id: path,
  label,
  words,
  icon: NAVIGATION.at(-1)?.icon ?? Keyboard,
  href: `/settings/${path}` as Route,
}));

const personas: PaletteAction[] = [
  {
    id: 'build-persona',
    label: 'Build a persona',
    words: 'contact buyer analyse behaviour who',
    icon: UserRoundSearch,
    href: '/personas' as Route,
  },
  {
    id: 'build-personas',
    label: 'Build several personas at once',
    words: 'batch contacts background',
    icon: UserRoundSearch,
    href: '/personas/batch' as Route,
  },
  {
    id: 'persona-report',
    label: 'See how personas do',
    words: 'report ratings coverage quality',
    icon: UserRoundSearch,
    href: '/personas/report' as Route,
  },
];

export const ACTIONS: readonly PaletteAction[] = [
  ...places,
  {
    id: 'learning',
    label: 'See whether it is getting better',
    words: 'learning figures metrics trend progress report',
    icon: GraduationCap,
    href: '/learning' as Route,
  },
  ...personas,
  ...settings,
  {
    id: 'light',
    label: 'Use the light theme',
    words: 'appearance bright',
    icon: Sun,
    run: () => applyTheme('light'),
  },
  {
    id: 'dark',
    label: 'Use the dark theme',
    words: 'appearance night',
    icon: Moon,
    run: () => applyTheme('dark'),
  },
  {
    id: 'system',
    label: "Use the system's theme",
    words: 'appearance automatic',
    icon: SunMoon,
    run: () => applyTheme('system'),
  },
  {
    id: 'help',
    label: 'Show the keyboard shortcuts',
    words: 'help keys',
    icon: Keyboard,
    keys: '?',
    run: () => openPanel('help'),
  },
];

/** Actions in which every typed word begins a word of the label or of the other words. */
export function matchActions(query: string, actions: readonly PaletteAction[]): readonly PaletteAction[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return actions.filter((action) => {
    const have = `${action.label} ${action.words}`.toLowerCase().split(/[\s-]+/);
    return wanted.every((word) => have.some((candidate) => candidate.startsWith(word)));
  });
}
