import { created } from '@/lib/http/reply';
import { idParams, route } from '@/lib/http/route';
import { deliveryDetailSchema } from '@/lib/webhooks/management-schema';
import { sendSample } from '@/lib/webhooks/sample-service';

export const POST = route(
  {
    scope: 'admin',
    summary: 'Send a webhook endpoint a signed delivery of its provider that names nothing that exists.',
    params: idParams,
    response: deliveryDetailSchema,
    status: 201,
  },
  async ({ db, org, params }) => created(await sendSample(db, org.id, params.id)),
);
