import { idParams, route } from '@/lib/http/route';
import { outboxMessageSchema, sentBody } from '@/lib/writer/outbox-schema';
import { markSent } from '@/lib/writer/outbox-service';

export const POST = route(
  {
    scope: 'write',
    summary: 'A message was sent by hand: it is tracked from that moment.',
    params: idParams,
    body: sentBody,
    response: outboxMessageSchema,
  },
  ({ db, org, params, body }) => markSent(db, org.id, params.id, body?.sent_at),
);
