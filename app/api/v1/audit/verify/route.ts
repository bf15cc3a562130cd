import { route } from '@/lib/http/route';
import { verifyAudit } from '@/lib/orgs/queries';
import { auditCheckSchema } from '@/lib/orgs/schema';

export const GET = route(
  { scope: 'admin', summary: 'Recompute the hash chain of the audit log.', response: auditCheckSchema },
  ({ db, org }) => verifyAudit(db, org.id),
);
