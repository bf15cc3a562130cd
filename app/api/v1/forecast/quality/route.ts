import { forecastQualitySchema } from '@/lib/forecast/schema';
import { forecastQuality } from '@/lib/forecast/service';
import { route } from '@/lib/http/route';

export const GET = route(
  {
    scope: 'read',
    summary: 'The record of the forecast on later deals, with its reliability diagram.',
    response: forecastQualitySchema,
  },
  ({ db, org }) => forecastQuality(db, org.id),
);
