import { route } from '@/lib/http/route';
import { answerMcp } from '@/lib/mcp/service';

/** There is no GET and no DELETE: the server sends nothing of its own accord, and there is no session to end. */
export const POST = route(
  {
    scope: 'read',
    summary: 'The Model Context Protocol over streamable HTTP, stateless; a tool needs the scope of its API.',
    maxBytes: 2_000_000,
  },
  ({ db, org, principal, request }) => answerMcp({ db, org, principal }, request),
);
