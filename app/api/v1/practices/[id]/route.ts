import { idParams, route } from '@/lib/http/route';
import { getPractice } from '@/lib/practices/queries';
import { practiceDetailSchema } from '@/lib/practices/schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'One practice with its versions, the messages behind it and where else its pattern is known.',
    params: idParams,
    response: practiceDetailSchema,
  },
  ({ db, org, params }) => getPractice(db, org.id, params.id),
);
