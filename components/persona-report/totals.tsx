'use client';

import { Section } from '@/components/ui/card';
import { formatNumber } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Stat, StatRow } from '@/components/ui/stat';
import type { PersonaReport } from '@/lib/personas/report-schema';
import { TimeSaved } from './time-saved';

/** The counts at the top: everything here is counted, nothing estimated, except where it says so. */
export function Totals({
  orgId,
  report,
  isAdmin,
}: {
  orgId: string;
  report: PersonaReport;
  isAdmin: boolean;
}) {
  const { locale } = useLocale();
  const { totals, coverage } = report;
  const n = (value: number) => formatNumber(value, locale);
  return (
    <Section id="totals" title="At a glance" description={`The last ${report.months} months`}>
      <StatRow>
        <Stat
          label="Generations"
          value={n(totals.generations)}
          note={`${n(coverage.with_persona)} contacts have one now`}
        />
        <Stat
          label="Contacts covered"
          value={`${n(coverage.with_persona)} of ${n(coverage.contacts)}`}
          note={`${n(coverage.active_with_persona)} of ${n(coverage.active)} active in 90 days`}
        />
        <Stat label="Out of date" value={n(coverage.outdated)} note="Active since" />
        <Stat label="Ratings" value={n(totals.ratings)} />
        <Stat
          label="Used"
          value={n(totals.views + totals.exports + totals.drafts)}
          note={`${n(totals.views)} viewed, ${n(totals.exports)} exported, ${n(totals.drafts)} in drafts`}
        />
      </StatRow>
      <TimeSaved orgId={orgId} report={report} isAdmin={isAdmin} />
    </Section>
  );
}
