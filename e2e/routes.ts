/** Every screen that a person can open without an id. New screens belong here: accessibility and policy tests walk it. */
export const PUBLIC_ROUTES = ['/login', '/signup', '/reset', '/join/not-a-token'] as const;

export const APP_ROUTES = [
  '/',
  '/deals',
  '/contacts',
  '/campaigns',
  '/campaigns?tab=strategies',
  '/campaigns?tab=customers',
  '/library',
  '/library?status=all&by=reply_rate',
  '/replies',
  '/import',
  '/forecast',
  '/settings/profile',
  '/settings/organization',
  '/settings/members',
  '/settings/rules',
  '/settings/engines',
  '/settings/api-keys',
  '/settings/webhooks',
  '/settings/retention',
  '/settings/jobs',
  '/settings/audit',
  '/welcome',
  '/no-such-page',
] as const;
