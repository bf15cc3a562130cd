import { getDeal } from '@/lib/deals/queries';
import { dealDetailSchema, dealUpdateSchema } from '@/lib/deals/schema';
import { updateDeal } from '@/lib/deals/service';
import { idParams, route } from '@/lib/http/route';

export const GET = route(
  { scope: 'read', summary: 'One deal.', params: idParams, response: dealDetailSchema },
  ({ db, org, params }) => getDeal(db, org.id, params.id),
);

export const PATCH = route(
  {
    scope: 'write',
    summary: 'Changes a deal; `updated_at` is the version that was looked at, 409 if it has changed since.',
    params: idParams,
    body: dealUpdateSchema,
    response: dealDetailSchema,
  },
  ({ db, org, params, body }) => updateDeal(db, org.id, params.id, body, new Date()),
);
