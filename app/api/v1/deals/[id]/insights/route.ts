import { getDeal } from '@/lib/deals/queries';
import { NDJSON, streamEvents } from '@/lib/http/ndjson';
import { created } from '@/lib/http/reply';
import { idParams, route } from '@/lib/http/route';
import { generateAll, generateInsights } from '@/lib/insights/generate-service';
import { listDealInsights } from '@/lib/insights/queries';
import { dealInsightsSchema } from '@/lib/insights/schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'The latest insights of a deal, with evidence and the similar deals they come from.',
    params: idParams,
    response: dealInsightsSchema,
  },
  async ({ db, org, principal, params }) => {
    await getDeal(db, org.id, params.id);
    return listDealInsights(db, org.id, params.id, principal.id);
  },
);

export const POST = route(
  {
    scope: 'write',
    summary: 'Generates insights; with “Accept: application/x-ndjson” they stream, one event a line.',
    params: idParams,
    response: dealInsightsSchema,
    status: 201,
  },
  async ({ db, org, principal, params, request }) => {
    const caller = { db, orgId: org.id, principalId: principal.id };
    if (request.headers.get('accept')?.includes(NDJSON)) {
      return streamEvents(generateInsights(caller, params.id, new Date()));
    }
    return created(await generateAll(caller, params.id, new Date()));
  },
);
