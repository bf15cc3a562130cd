import 'server-only';
import { randomUUID } from 'node:crypto';
import { AppError } from '../errors';
import { adminClient } from '../supabase/admin';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { addressOf, findEndpoints, secretsOf } from './endpoint';
import { verifiedSource } from './ingest';
import type { DeliveryDetail } from './management-schema';
import { processDelivery } from './process';
import { getDelivery, getEndpoint } from './queries';
import { SAMPLES } from './samples';
import { dedupeKeyOf, storeDelivery } from './store';

/** The token of an endpoint is only stored as a hash; what signs the address signs this one instead. */
const TEST_TOKEN = 'test';

/**
 * Sends an endpoint a signed delivery through the same steps as the door: verify, store, read. It names nothing
 * that exists, so no outcome changes; the answer is its line in the log.
 */
export async function sendSample(db: Db, orgId: string, id: string): Promise<DeliveryDetail> {
  const { provider, settings } = await getEndpoint(db, orgId, id);
  const [endpoint] = await findEndpoints(adminClient(), { org_id: orgId, id });
  if (!endpoint) throw new AppError('not_found', 'There is no such endpoint.');
  const now = new Date();
  const { body, headers } = SAMPLES[provider]({
    secret: secretsOf(endpoint)[0] ?? '',
    uri: addressOf(TEST_TOKEN, provider),
    now,
    id: randomUUID(),
    organizationId: settings.organization_id,
  });
  const delivery = {
    params: { token: TEST_TOKEN, provider },
    bytes: new Uint8Array(Buffer.from(body)),
    headers: new Headers({ 'user-agent': 'Winloop test', ...headers }),
    receivedAt: now,
    requestId: randomUUID(),
  };
  const source = await verifiedSource(endpoint, delivery);
  await storeDelivery(delivery, source);
  const stored = adminClient().from('webhook_deliveries').select('id').eq('org_id', orgId);
  const [row] = await must(stored.eq('dedupe_key', dedupeKeyOf(source)).limit(1));
  if (!row) throw new AppError('internal', 'Something went wrong on our side.');
  await processDelivery(adminClient(), { org_id: orgId, delivery_id: row.id });
  return getDelivery(db, orgId, row.id);
}
