'use client';

import { SeriesChart } from '@/components/charts/series-chart';
import { useLocale } from '@/components/ui/locale';
import { Select } from '@/components/ui/select';
import { useUrlParam } from '@/components/ui/use-url-param';
import type { Figure, Series } from '@/lib/learning/schema';
import { valueText } from './figure-words';
import { drawnPoints } from './series-words';

interface SeriesPanelProps {
  group: string;
  title: string;
  figures: readonly Figure[];
  series: readonly Series[];
}

/** The history of one of the figures above it, and the choice of which. */
export function SeriesPanel({ group, title, figures, series }: SeriesPanelProps) {
  const { locale } = useLocale();
  const [wanted, setWanted] = useUrlParam(`chart_${group}`);
  const drawn = series
    .map((each) => ({ ...each, points: drawnPoints(each, locale) }))
    .filter(({ points }) => points.length > 0);
  const [first] = drawn;
  const shown = drawn.find(({ key }) => key === wanted) ?? first;
  if (!shown) return null;
  const { unit, every, points } = shown;
  const name = figures.find(({ key }) => key === shown.key)?.label ?? shown.title;
  return (
    <div className="flex flex-col gap-3 border-line border-t p-4">
      {drawn.length > 1 ? (
        <Select
          aria-label={`${title}: which figure is drawn`}
          options={drawn.map((each) => ({ value: each.key, label: each.title }))}
          value={shown.key}
          onValueChange={(key) => setWanted(key === first?.key ? null : key)}
          className="sm:w-auto sm:self-start"
        />
      ) : null}
      <SeriesChart
        title={`${shown.title}: each ${every}`}
        name={name}
        points={points}
        kind={unit === 'count' ? 'bar' : 'line'}
        format={(value) => valueText(value, { unit, currency: null }, locale)}
      />
    </div>
  );
}
