import type { SeriesPoint } from '@/components/charts/series';
import type { Bucket, Series } from '@/lib/learning/schema';

const OPTIONS: Record<Bucket, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'short' },
  week: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
};

/** The first day of a bucket as a person names it: "16 Nov", "Nov 2026". */
export function bucketLabel(day: string, every: Bucket, locale: string): string {
  return new Intl.DateTimeFormat(locale, { ...OPTIONS[every], timeZone: 'UTC' }).format(Date.parse(day));
}

/** The points that have a value; a line needs two. */
export function drawnPoints({ points, every }: Series, locale: string): SeriesPoint[] {
  const drawn = points.flatMap(({ period, value, interval }) =>
    value === null
      ? []
      : [{ label: bucketLabel(period, every, locale), value, ...(interval ? { interval } : {}) }],
  );
  return drawn.length > 1 ? drawn : [];
}
