import { route } from '@/lib/http/route';
import { decisionInput, itemParams, planItemSchema } from '@/lib/intelligence/plan-schema';
import { decideItem } from '@/lib/intelligence/plan-service';

export const POST = route(
  {
    scope: 'admin',
    summary: 'Approves or rejects one item (admins). Approved, it is in force for the canary share at once.',
    params: itemParams,
    body: decisionInput,
    response: planItemSchema,
  },
  ({ db, org, params, body }) => decideItem(db, org.id, { planId: params.id, itemId: params.item_id }, body),
);
