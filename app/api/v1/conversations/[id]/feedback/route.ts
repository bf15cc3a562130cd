import { giveFeedback, withdrawFeedback } from '@/lib/conversations/log-service';
import { feedbackInput } from '@/lib/conversations/schema';
import { noContent } from '@/lib/http/reply';
import { idParams, route } from '@/lib/http/route';

export const POST = route(
  {
    scope: 'write',
    summary:
      'Say what an answer was worth (1 to 5), or what should have been said. A second time replaces the first.',
    params: idParams,
    body: feedbackInput,
    status: 204,
  },
  async ({ db, org, principal, params, body }) => {
    await giveFeedback(db, org.id, principal.id, params.id, body);
    return noContent();
  },
);

export const DELETE = route(
  { scope: 'write', summary: 'Take back what you said about an answer.', params: idParams, status: 204 },
  async ({ db, org, principal, params }) => {
    await withdrawFeedback(db, org.id, principal.id, params.id);
    return noContent();
  },
);
