import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { Stat, StatRow } from '@/components/ui/stat';
import type { ForecastQuality } from '@/lib/forecast/schema';
import { judgeRecord } from '@/lib/insights/judge-record';

const fixed = (value: number | null, digits = 3) => (value === null ? '–' : value.toFixed(digits));

/** The figures of the record, each beside what it is compared with. */
export function RecordFigures({ quality }: { quality: ForecastQuality }) {
  const { n, won, lost, auc, auc_interval, brier, brier_base_rate, ece, ece_noise_floor } = quality;
  const verdict = judgeRecord(quality);
  return (
    <>
      <Card padded>
        <StatRow>
          <Stat label="Deals it was tried on" value={n} note={`learned from ${won} won, ${lost} lost`} />
          <Stat
            label="Ranking (AUC)"
            value={fixed(auc, 2)}
            note={
              auc_interval
                ? `${fixed(auc_interval[0], 2)}–${fixed(auc_interval[1], 2)}; 0.50 is chance`
                : '0.50 is chance'
            }
          />
          <Stat
            label="Error (Brier)"
            value={fixed(brier)}
            note={`base rate ${fixed(brier_base_rate)}; less is better`}
          />
          <Stat
            label="Calibration error"
            value={fixed(ece)}
            note={
              ece_noise_floor === null
                ? undefined
                : `a perfect model shows up to ${fixed(ece_noise_floor)} at this n`
            }
          />
        </StatRow>
      </Card>
      <Notice tone={verdict.tone} title={verdict.title}>
        {verdict.text}
      </Notice>
    </>
  );
}
