import { webhook } from '@/lib/http/webhook';
import { acknowledge, sharedSource } from '@/lib/webhooks/ingest';
import type { Source } from '@/lib/webhooks/schema';
import { storeDelivery } from '@/lib/webhooks/store';

export const POST = webhook<unknown, Source>({
  authenticate: (delivery) => sharedSource(delivery, 'sendgrid'),
  store: storeDelivery,
  acknowledge,
});
