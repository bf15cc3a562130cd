import { idParams, route } from '@/lib/http/route';
import { deliveryDetailSchema } from '@/lib/webhooks/management-schema';
import { getDelivery } from '@/lib/webhooks/queries';

export const GET = route(
  {
    scope: 'admin',
    summary: 'One webhook delivery as it came, and what it changed.',
    params: idParams,
    response: deliveryDetailSchema,
  },
  ({ db, org, params }) => getDelivery(db, org.id, params.id),
);
