'use client';

import { SeriesChart } from '@/components/charts/series-chart';
import { useLocale } from '@/components/ui/locale';
import type { Series } from '@/lib/learning/schema';
import { valueText } from './figure-words';
import { drawnPoints } from './series-words';

/** The history of the figures above it, side by side where there is room. */
export function SeriesGrid({ series }: { series: readonly Series[] }) {
  const { locale } = useLocale();
  const drawn = series
    .map((each) => ({ ...each, points: drawnPoints(each, locale) }))
    .filter(({ points }) => points.length > 0);
  if (drawn.length === 0) return null;
  return (
    <div className="grid gap-x-8 gap-y-6 border-line border-t p-4 lg:grid-cols-2">
      {drawn.map(({ key, title, unit, every, points }) => (
        <SeriesChart
          key={key}
          title={`${title}, by ${every}`}
          name={title}
          points={points}
          kind={unit === 'count' ? 'bar' : 'line'}
          format={(value) => valueText(value, { unit, currency: null }, locale)}
        />
      ))}
    </div>
  );
}
