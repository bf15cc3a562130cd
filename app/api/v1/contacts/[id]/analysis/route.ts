import { idParams, route } from '@/lib/http/route';
import { analysisSchema } from '@/lib/personas/analysis-schema';
import { analyseContact } from '@/lib/personas/analysis-service';

export const POST = route(
  {
    scope: 'read',
    summary:
      'How a contact behaved: figures with intervals and the rows behind them, and the quality of the data.',
    params: idParams,
    response: analysisSchema,
  },
  ({ db, org, params }) => analyseContact(db, org.id, params.id),
);
