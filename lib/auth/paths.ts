export const paths = {
  signIn: '/login',
  newPassword: '/new-password',
  newOrganization: '/welcome',
  home: '/',
} as const;

/** Where to go after signing in: only a path of this site, never another host. */
export function safeNext(wanted: string | null | undefined): string {
  if (!wanted || wanted.length > 500 || !/^\/(?![/\\])/.test(wanted)) return paths.home;
  const base = 'http://winloop.invalid';
  if (!URL.canParse(wanted, base)) return paths.home;
  const url = new URL(wanted, base);
  return url.origin === base ? url.pathname + url.search + url.hash : paths.home;
}
