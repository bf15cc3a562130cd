import type { Route } from 'next';

export interface SettingsPlace {
  href: Route;
  label: string;
  adminOnly: boolean;
}

const place = (path: string, label: string, adminOnly = false): SettingsPlace => ({
  href: `/settings/${path}` as Route,
  label,
  adminOnly,
});

export const SETTINGS: readonly SettingsPlace[] = [
  place('profile', 'Profile'),
  place('organization', 'Organisation'),
  place('members', 'Members'),
  place('rules', 'Insight rules'),
  place('benchmarks', 'Benchmarks'),
  place('conversations', 'Conversations'),
  place('engines', 'Engines'),
  place('api-keys', 'API keys', true),
  place('webhooks', 'Webhooks', true),
  place('events', 'Events out', true),
  place('retention', 'Retention', true),
  place('jobs', 'Background work', true),
  place('audit', 'Audit log', true),
];
