import { created } from '@/lib/http/reply';
import { idParams, route } from '@/lib/http/route';
import { ratePersona } from '@/lib/personas/rating-service';
import { ratingInput, ratingSchema } from '@/lib/personas/schema';

export const POST = route(
  {
    scope: 'write',
    summary:
      'Rates a persona with 1 to 5 stars: one rating a person and generation, a second time changes it.',
    params: idParams,
    body: ratingInput,
    response: ratingSchema,
    status: 201,
  },
  async ({ db, org, principal, params, body }) =>
    created(await ratePersona(db, org.id, principal.id, params.id, body)),
);
