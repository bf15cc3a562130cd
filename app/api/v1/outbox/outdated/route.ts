import { route } from '@/lib/http/route';
import { outdatedAnswer, outdatedBody } from '@/lib/writer/outbox-schema';
import { settleOutdated } from '@/lib/writer/outdated-service';

export const POST = route(
  {
    scope: 'write',
    summary:
      'Messages whose trial went back before they left: the text from before, this one, or the choice undone.',
    body: outdatedBody,
    response: outdatedAnswer,
  },
  ({ db, org, body }) => settleOutdated(db, org.id, body),
);
