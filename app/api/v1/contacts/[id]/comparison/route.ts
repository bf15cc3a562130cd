import { idParams, route } from '@/lib/http/route';
import { comparisonQuery, contactComparisonSchema } from '@/lib/personas/comparison-schema';
import { compareContact } from '@/lib/personas/comparison-service';

export const GET = route(
  {
    scope: 'read',
    summary:
      'A contact beside what is usual in their industry and size, similar people with what worked for them, and the pattern they follow.',
    params: idParams,
    query: comparisonQuery,
    response: contactComparisonSchema,
  },
  ({ db, org, params, query }) => compareContact(db, org.id, params.id, query.limit),
);
