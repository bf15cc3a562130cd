import { z } from 'zod';
import { route } from '@/lib/http/route';
import { getReceiptSource, OPENABLE } from '@/lib/personas/receipt-queries';
import { receiptSourceSchema } from '@/lib/personas/schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'The row that a receipt of a persona comes from, or one behind a computed figure.',
    query: z.object({ type: z.enum(OPENABLE), id: z.uuid() }),
    response: receiptSourceSchema,
  },
  ({ db, org, query }) => getReceiptSource(db, org.id, query.type, query.id),
);
