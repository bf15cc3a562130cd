import { z } from 'zod';
import { AppError } from '../errors';
import { afterPosition, decodeCursor, type List, toPage } from '../http/list';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import {
  type Delivery,
  type DeliveryDetail,
  type DeliveryListQuery,
  deliveryDetailSchema,
  deliverySchema,
  type Endpoint,
  endpointSchema,
} from './management-schema';

const ENDPOINT = 'id, provider, name, status, settings, has_crm_token, created_at, rotated_at' as const;
const DELIVERY =
  'id, endpoint_id, provider, received_at, processed_at, verdict, events, effects, error' as const;

export async function listEndpoints(db: Db, orgId: string): Promise<Endpoint[]> {
  const rows = await must(
    db
      .from('webhook_endpoints')
      .select(ENDPOINT)
      .eq('org_id', orgId)
      .order('created_at', { ascending: false })
      .limit(200),
  );
  return z.array(endpointSchema).parse(rows);
}

export async function getEndpoint(db: Db, orgId: string, id: string): Promise<Endpoint> {
  const rows = await must(db.from('webhook_endpoints').select(ENDPOINT).eq('org_id', orgId).eq('id', id));
  const [row] = rows;
  if (!row) throw new AppError('not_found', 'There is no such endpoint.');
  return endpointSchema.parse(row);
}

/** Deliveries and what each of them changed, the latest first: of one endpoint, or of the organisation. */
export async function listDeliveries(
  db: Db,
  orgId: string,
  query: DeliveryListQuery,
  endpointId?: string,
): Promise<List<Delivery>> {
  const { limit, cursor, verdict } = query;
  let select = db.from('webhook_deliveries').select(DELIVERY).eq('org_id', orgId);
  if (endpointId) {
    await getEndpoint(db, orgId, endpointId);
    select = select.eq('endpoint_id', endpointId);
  }
  if (verdict) select = select.eq('verdict', verdict);
  const after = decodeCursor(cursor);
  if (after) select = select.or(afterPosition(after, 'received_at', 'desc'));
  const rows = await must(
    select
      .order('received_at', { ascending: false })
      .order('id', { ascending: false })
      .limit(limit + 1),
  );
  const page = toPage(rows, limit, (row) => [row.received_at, row.id]);
  return { ...page, data: z.array(deliverySchema).parse(page.data) };
}

/** One delivery as it came. */
export async function getDelivery(db: Db, orgId: string, id: string): Promise<DeliveryDetail> {
  const select = db.from('webhook_deliveries').select(`${DELIVERY}, body, headers`);
  const [row] = await must(select.eq('org_id', orgId).eq('id', id).limit(1));
  if (!row) throw new AppError('not_found', 'There is no such delivery.');
  return deliveryDetailSchema.parse(row);
}
