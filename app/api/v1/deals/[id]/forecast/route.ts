import { dealForecastSchema } from '@/lib/forecast/schema';
import { forecastDeal } from '@/lib/forecast/service';
import { idParams, route } from '@/lib/http/route';

export const GET = route(
  {
    scope: 'read',
    summary: 'The win probability of a deal: 90 % interval, factors that add up, model version.',
    params: idParams,
    response: dealForecastSchema,
  },
  ({ db, org, params }) => forecastDeal(db, org.id, params.id),
);
