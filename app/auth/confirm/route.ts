import { confirm } from '@/lib/auth/confirm';

/** The links in our mails lead here. */
export const GET = confirm;

/** Mail scanners look at links with HEAD; a link may be used only once, so looking does not use it. */
export function HEAD(): Response {
  return new Response(null, { status: 204 });
}
