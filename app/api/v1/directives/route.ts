import { route } from '@/lib/http/route';
import { currentDirectiveSchema, directiveQuery } from '@/lib/intelligence/schema';
import { contextOf, currentDirective } from '@/lib/intelligence/service';

export const GET = route(
  {
    scope: 'read',
    summary: 'What an agent should do and avoid in a context, with the evidence for every line.',
    query: directiveQuery,
    response: currentDirectiveSchema,
  },
  ({ db, org, query: { agent_name, unit_id, ...context } }) =>
    currentDirective(db, org.id, {
      agentName: agent_name,
      context: contextOf(context),
      ...(unit_id ? { unitId: unit_id } : {}),
    }),
);
