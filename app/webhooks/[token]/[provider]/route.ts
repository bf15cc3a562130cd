import { webhook } from '@/lib/http/webhook';
import { acknowledge, endpointSource } from '@/lib/webhooks/ingest';
import { maxBytesOf, noteTooLarge } from '@/lib/webhooks/limits';
import type { Source } from '@/lib/webhooks/schema';
import { storeDelivery } from '@/lib/webhooks/store';

type Params = { token: string; provider: string };

export const POST = webhook<Params, Source>({
  maxBytes: maxBytesOf,
  tooLarge: noteTooLarge,
  authenticate: endpointSource,
  store: storeDelivery,
  acknowledge,
});
