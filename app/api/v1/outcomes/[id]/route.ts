import { idParams, route } from '@/lib/http/route';
import { getOutcome } from '@/lib/outcomes/queries';
import { outcomeSchema } from '@/lib/outcomes/schema';

export const GET = route(
  { scope: 'read', summary: 'One message and what became of it.', params: idParams, response: outcomeSchema },
  ({ db, org, params }) => getOutcome(db, org.id, params.id),
);
