import { z } from 'zod';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { deliverySchema, endpointSchema } from './management-schema';

export async function listEndpoints(db: Db, orgId: string) {
  const rows = await must(
    db
      .from('webhook_endpoints')
      .select('id, provider, name, status, settings, created_at, rotated_at')
      .eq('org_id', orgId)
      .order('created_at', { ascending: false })
      .limit(200),
  );
  return z.array(endpointSchema).parse(rows);
}

/** The latest deliveries to an endpoint, and what each of them changed. */
export async function listDeliveries(db: Db, orgId: string, endpointId: string, limit: number) {
  const known = await must(
    db.from('webhook_endpoints').select('id').eq('org_id', orgId).eq('id', endpointId),
  );
  if (known.length === 0) throw new AppError('not_found', 'There is no such endpoint.');
  const rows = await must(
    db
      .from('webhook_deliveries')
      .select('id, received_at, processed_at, verdict, events, effects, error')
      .eq('org_id', orgId)
      .eq('endpoint_id', endpointId)
      .order('received_at', { ascending: false })
      .order('id', { ascending: false })
      .limit(limit),
  );
  return z.array(deliverySchema).parse(rows);
}
