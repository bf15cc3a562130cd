import type { PerformanceReport } from '@/lib/conversations/report-schema';
import { ComparisonTable } from './comparison-table';
import { ConversationShape } from './conversation-shape';
import { EffectTable } from './effect-table';
import { ErrorTable } from './error-table';
import { FindingList } from './finding-list';
import { Glance } from './glance';
import { ReportCharts } from './report-charts';

interface ReportBodyProps {
  orgId: string;
  report: PerformanceReport;
}

/** A report from what to do down to what it rests on. */
export function ReportBody({ orgId, report }: ReportBodyProps) {
  return (
    <div className="flex flex-col gap-4">
      <Glance report={report} />
      <FindingList orgId={orgId} report={report} />
      <EffectTable report={report} />
      <ComparisonTable report={report} />
      <ReportCharts report={report} />
      <ErrorTable orgId={orgId} report={report} />
      <ConversationShape report={report} />
    </div>
  );
}
