import { route } from '@/lib/http/route';
import { itemParams, planItemSchema, takeBackInput } from '@/lib/intelligence/plan-schema';
import { takeBackItem } from '@/lib/intelligence/plan-service';

export const POST = route(
  {
    scope: 'admin',
    summary:
      'Undoes an approved item, running or adopted: what was in force before is in force again (admins).',
    params: itemParams,
    body: takeBackInput,
    response: planItemSchema,
  },
  ({ db, org, params, body }) =>
    takeBackItem(db, org.id, { planId: params.id, itemId: params.item_id }, body.note),
);
