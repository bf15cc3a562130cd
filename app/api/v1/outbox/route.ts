import { listOf } from '@/lib/http/list';
import { route } from '@/lib/http/route';
import { listOutbox } from '@/lib/writer/outbox-queries';
import { outboxMessageSchema, outboxQuery } from '@/lib/writer/outbox-schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'Launched messages: those that are open by default, the earliest due first.',
    query: outboxQuery,
    response: listOf(outboxMessageSchema),
  },
  ({ db, org, query }) => listOutbox(db, org.id, query),
);
