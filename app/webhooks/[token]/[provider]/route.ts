import { type Delivery, webhook } from '@/lib/http/webhook';
import { acknowledge, endpointSource, type Source, storeDelivery } from '@/lib/webhooks/ingest';

type Params = { token: string; provider: string };

export const POST = webhook<Params, Source>({
  authenticate: (delivery: Delivery<Params>) => endpointSource(delivery),
  store: storeDelivery,
  acknowledge,
});
