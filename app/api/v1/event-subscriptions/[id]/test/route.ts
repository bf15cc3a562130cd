import { z } from 'zod';
import { accepted } from '@/lib/http/reply';
import { idParams, route } from '@/lib/http/route';
import { sendTestEvent } from '@/lib/subscriptions/service';

export const POST = route(
  {
    scope: 'admin',
    summary: 'Send a subscription one message that says nothing but that it arrived.',
    params: idParams,
    response: z.object({ delivery_id: z.uuid() }),
    status: 202,
  },
  async ({ db, params }) => accepted(await sendTestEvent(db, params.id)),
);
