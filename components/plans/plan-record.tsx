'use client';

import { Card } from '@/components/ui/card';
import { formatPercent } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Stat, StatRow } from '@/components/ui/stat';
import type { PlanRecord as Record } from '@/lib/intelligence/plan-schema';

/** How promises and results compare so far. */
export function PlanRecord({ record }: { record: Record }) {
  const { locale } = useLocale();
  const { n, running, adopted, rolled_back, ratio, coverage, target } = record;
  return (
    <Card padded className="mb-4">
      <StatRow>
        <Stat
          label="Realised of promised"
          value={ratio === null ? '–' : formatPercent(ratio, locale)}
          note={
            n === 0
              ? 'nothing measured to its end yet'
              : `n = ${n}; target ${formatPercent(target[0], locale)} to ${formatPercent(target[1], locale)}`
          }
        />
        <Stat
          label="Result inside the forecast"
          value={coverage === null ? '–' : formatPercent(coverage, locale)}
          note={`n = ${n}; the intervals are of 90 %`}
        />
        <Stat label="On trial" value={running} />
        <Stat label="In force" value={adopted} />
        <Stat label="Rolled back" value={rolled_back} note="by a guardrail or a worse result" />
      </StatRow>
    </Card>
  );
}
