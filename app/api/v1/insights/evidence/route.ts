import { route } from '@/lib/http/route';
import { evidenceSchema, evidenceSourceSchema } from '@/lib/insights/schema';
import { getEvidenceSource } from '@/lib/insights/source-queries';

export const GET = route(
  {
    scope: 'read',
    summary: 'The row that a receipt comes from.',
    query: evidenceSchema.pick({ type: true, id: true }),
    response: evidenceSourceSchema,
  },
  ({ db, org, query }) => getEvidenceSource(db, org.id, query.type, query.id),
);
