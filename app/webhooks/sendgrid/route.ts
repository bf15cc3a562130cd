import { webhook } from '@/lib/http/webhook';
import { acknowledge, type Source, sharedSource, storeDelivery } from '@/lib/webhooks/ingest';

export const POST = webhook<unknown, Source>({
  authenticate: (delivery) => sharedSource(delivery, 'sendgrid'),
  store: storeDelivery,
  acknowledge,
});
