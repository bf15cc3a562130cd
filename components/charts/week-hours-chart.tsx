'use client';

import { useLocale } from '@/components/ui/locale';
import { ChartFrame } from './chart-frame';
import { prepareWeek } from './week-hours';

interface WeekHoursChartProps {
  title: string;
  /** What is counted, in the plural: "interactions". */
  what: string;
  /** Seven rows from Monday, 24 hours each. */
  week: ReadonlyArray<readonly number[]>;
}

const EVERY = [0, 6, 12, 18] as const;
const LEAST_SHARE = 0.3;

/** Dots by day and hour: the larger, the more happened. Size says it, not colour. */
export function WeekHoursChart({ title, what, week }: WeekHoursChartProps) {
  const { locale } = useLocale();
  const { days, most, summary, table } = prepareWeek(week, what, locale);
  const size = (count: number) => `${Math.sqrt(LEAST_SHARE + (1 - LEAST_SHARE) * (count / most)) * 100}%`;
  return (
    <ChartFrame title={title} summary={summary} table={table}>
      <div className="grid max-w-2xl grid-cols-[2.25rem_repeat(24,minmax(0,1fr))] text-2xs text-muted">
        {days.map(({ name, counts }) => (
          <div key={name} className="col-span-full grid grid-cols-subgrid items-center border-line border-b">
            <span>{name}</span>
            {counts.map((count, hour) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: the hour is the identity of the cell
                key={hour}
                className="flex aspect-square items-center justify-center p-px"
              >
                {count > 0 ? (
                  <span className="aspect-square rounded-full bg-accent" style={{ width: size(count) }} />
                ) : null}
              </span>
            ))}
          </div>
        ))}
        <span />
        {EVERY.map((hour) => (
          <span key={hour} className="num col-span-6 pt-1">
            {String(hour).padStart(2, '0')}:00
          </span>
        ))}
      </div>
    </ChartFrame>
  );
}
