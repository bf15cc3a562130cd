import { route } from '@/lib/http/route';
import { adoptionInput, itemParams, planItemSchema } from '@/lib/intelligence/plan-schema';
import { adoptItem } from '@/lib/intelligence/plan-service';

export const POST = route(
  {
    scope: 'admin',
    summary: 'Puts a change in force that its observation window left undecided; the note says why (admins).',
    params: itemParams,
    body: adoptionInput,
    response: planItemSchema,
  },
  ({ db, org, params, body }) =>
    adoptItem(db, org.id, { planId: params.id, itemId: params.item_id }, body.note),
);
