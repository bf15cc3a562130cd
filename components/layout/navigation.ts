import {
  BookOpen,
  BrainCircuit,
  BriefcaseBusiness,
  CircleGauge,
  GraduationCap,
  ListChecks,
  type LucideIcon,
  Megaphone,
  MessageSquareReply,
  MessagesSquare,
  Send,
  Settings,
  Sun,
  Upload,
  UserRoundSearch,
  UsersRound,
} from 'lucide-react';
import type { Route } from 'next';

export interface NavItem {
  href: Route;
  label: string;
  icon: LucideIcon;
  /** The key after `g`. */
  key: string;
}

export const NAVIGATION: readonly NavItem[] = [
  { href: '/' as Route, label: 'Today', icon: Sun, key: 't' },
  { href: '/deals' as Route, label: 'Deals', icon: BriefcaseBusiness, key: 'd' },
  { href: '/contacts' as Route, label: 'Contacts', icon: UsersRound, key: 'c' },
  { href: '/personas' as Route, label: 'Personas', icon: UserRoundSearch, key: 'b' },
  { href: '/campaigns' as Route, label: 'Campaigns', icon: Megaphone, key: 'm' },
  { href: '/outbox' as Route, label: 'Outbox', icon: Send, key: 'o' },
  { href: '/library' as Route, label: 'Library', icon: BookOpen, key: 'l' },
  { href: '/intelligence' as Route, label: 'Intelligence', icon: BrainCircuit, key: 'n' },
  { href: '/admin/plans' as Route, label: 'Plans', icon: ListChecks, key: 'p' },
  { href: '/replies' as Route, label: 'Replies', icon: MessageSquareReply, key: 'r' },
  { href: '/conversations' as Route, label: 'Conversations', icon: MessagesSquare, key: 'v' },
  { href: '/learning' as Route, label: 'Learning', icon: GraduationCap, key: 'e' },
  { href: '/import' as Route, label: 'Import', icon: Upload, key: 'i' },
  { href: '/forecast' as Route, label: 'Forecast record', icon: CircleGauge, key: 'f' },
  { href: '/settings/profile' as Route, label: 'Settings', icon: Settings, key: 's' },
];

/** Whether a place in the navigation is where the person is; `/settings/profile` stands for all settings. */
export function isCurrent(href: string, pathname: string): boolean {
  if (href === '/') return pathname === '/';
  const area = href.startsWith('/admin/') ? href : `/${href.split('/')[1]}`;
  return pathname === area || pathname.startsWith(`${area}/`);
}
