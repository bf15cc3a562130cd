import { AppError } from '@/lib/errors';
import { listQuery } from '@/lib/http/list';
import { created } from '@/lib/http/reply';
import { route } from '@/lib/http/route';
import { getPlan, listPlans } from '@/lib/intelligence/plan-queries';
import { planSchema, plansSchema } from '@/lib/intelligence/plan-schema';
import { proposePlan } from '@/lib/intelligence/plan-service';

export const GET = route(
  {
    scope: 'read',
    summary: 'Optimization plans, the newest first, with the record of promised against realised uplift.',
    query: listQuery,
    response: plansSchema,
  },
  ({ db, org, query }) => listPlans(db, org.id, query),
);

export const POST = route(
  {
    scope: 'write',
    summary:
      'Makes a plan: changes that the evidence supports, each with its expected effect. Nothing changes yet.',
    response: planSchema,
    status: 201,
  },
  async ({ db, org }) => {
    const id = await proposePlan(db, org.id, 'asked');
    if (!id) throw new AppError('internal', 'The plan could not be stored.');
    return created(await getPlan(db, org.id, id));
  },
);
