import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { AdminOnly } from '@/components/settings/admin-only';
import { AuditLog } from '@/components/settings/audit-log';
import { ChainBadge } from '@/components/settings/chain-badge';
import { buttonStyles } from '@/components/ui/button-styles';
import { Section } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { requireSession } from '@/lib/auth/session';
import { listAudit, listMembers, verifyAudit } from '@/lib/orgs/queries';

export const metadata: Metadata = { title: 'Audit log' };

const FIRST = 50;

export default async function AuditPage() {
  const { db, org, principal } = await requireSession();
  if (principal.role !== 'admin') return <AdminOnly what="the audit log" />;
  const [first, check, members] = await Promise.all([
    listAudit(db, org.id, { limit: FIRST, cursor: undefined }),
    verifyAudit(db, org.id),
    listMembers(db, org.id),
  ]);
  return (
    <>
      <PageHeader
        title="Audit log"
        meta="Who changed what. It can only grow: each row carries the fingerprint of the one before."
        actions={
          <a href="/api/v1/audit?format=csv" download="audit-log.csv" className={buttonStyles()}>
            <Download aria-hidden />
            Export CSV
          </a>
        }
      />
      <Section id="log" title="Changes" actions={<ChainBadge check={check} />} flush>
        <AuditLog
          orgId={org.id}
          first={first}
          names={Object.fromEntries(members.map(({ id, name, email }) => [id, name || email || 'Member']))}
        />
      </Section>
    </>
  );
}
