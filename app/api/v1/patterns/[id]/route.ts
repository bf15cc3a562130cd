import { patternChanges, patternSchema } from '@/lib/conversations/pattern-schema';
import { changePattern } from '@/lib/conversations/pattern-service';
import { idParams, route } from '@/lib/http/route';

export const PATCH = route(
  {
    scope: 'write',
    summary: 'Accept, retire or reword what agents should know.',
    params: idParams,
    body: patternChanges,
    response: patternSchema,
  },
  ({ db, org, params, body }) => changePattern(db, org.id, params.id, body),
);
