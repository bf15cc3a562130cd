import type { Metadata } from 'next';
import { ComparePeriods } from '@/components/conversation-reports/compare-periods';
import { MakeReport } from '@/components/conversation-reports/make-report';
import { ReportList } from '@/components/conversation-reports/report-list';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { requireSession } from '@/lib/auth/session';
import { conversationAgents, reportInterval } from '@/lib/conversations/report-queries';
import { getSettings } from '@/lib/orgs/queries';

export const metadata: Metadata = { title: 'Improvement reports' };

export default async function ReportsPage() {
  const { db, org } = await requireSession();
  const [agents, every, settings] = await Promise.all([
    conversationAgents(db, org.id),
    reportInterval(db, org.id),
    getSettings(db, org.id),
  ]);
  return (
    <>
      <PageHeader
        title="Improvement reports"
        meta="How agents perform, what to change, and whether it helped"
        actions={<MakeReport orgId={org.id} agents={agents} />}
      />
      <Tabs
        label="Reports"
        param="view"
        tabs={[
          {
            value: 'kept',
            label: 'Kept reports',
            content: <ReportList orgId={org.id} agents={agents} every={every} />,
          },
          {
            value: 'compare',
            label: 'Compare periods',
            content: <ComparePeriods orgId={org.id} agents={agents} timeZone={settings.time_zone} />,
          },
        ]}
      />
    </>
  );
}
