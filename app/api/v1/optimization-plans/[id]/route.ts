import { idParams, route } from '@/lib/http/route';
import { getPlan } from '@/lib/intelligence/plan-queries';
import { planSchema } from '@/lib/intelligence/plan-schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'One plan: every item with its change, evidence, forecast, decision and measured result.',
    params: idParams,
    response: planSchema,
  },
  ({ db, org, params }) => getPlan(db, org.id, params.id),
);
