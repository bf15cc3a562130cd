'use client';

import type { Route } from 'next';
import { useLocale } from '@/components/ui/locale';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ImprovementReport } from '@/lib/conversations/report-schema';
import { ExportReport } from './export-report';
import { agentsLabel, periodKind, periodWords } from './report-words';

export function ReportHeader({ report }: { report: ImprovementReport }) {
  const { locale, timeZone } = useLocale();
  const { trigger, period_from, period_to, created_at, n } = report;
  return (
    <PageHeader
      title={`Report: ${agentsLabel(report)}`}
      crumbs={[{ label: 'Reports', href: '/conversations/reports' as Route }]}
      meta={
        <span suppressHydrationWarning>
          Made <RelativeTime value={created_at} />
          {trigger === 'automatic' ? ' because enough exchanges had arrived. ' : ' on demand. '}
          {periodKind(trigger)} {periodWords(period_from, period_to, locale, timeZone)}, n ={' '}
          {n.toLocaleString(locale)}.
        </span>
      }
      actions={<ExportReport report={report} />}
    />
  );
}
