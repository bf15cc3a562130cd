import { z } from 'zod';
import { listOf, listQuery } from '@/lib/http/list';
import { route } from '@/lib/http/route';
import { auditCsv } from '@/lib/orgs/audit-csv';
import { listAudit } from '@/lib/orgs/queries';
import { auditRowSchema } from '@/lib/orgs/schema';

export const GET = route(
  {
    scope: 'admin',
    summary: 'The audit log, newest first; as CSV with format=csv (all rows).',
    query: listQuery.extend({ format: z.enum(['json', 'csv']).default('json') }),
    response: listOf(auditRowSchema),
  },
  async ({ db, org, query: { format, ...query } }) =>
    format === 'csv' ? auditCsv(db, org.id) : listAudit(db, org.id, query),
);
