'use client';

import { Section } from '@/components/ui/card';
import type { Figure, Series } from '@/lib/learning/schema';
import { FigureRow } from './figure-row';
import type { GroupWords } from './groups';
import { SeriesPanel } from './series-panel';

interface FigureGroupProps {
  group: GroupWords;
  figures: readonly Figure[];
  series: readonly Series[];
}

/** The figures of one kind: a calm, dense list, and their history under it. */
export function FigureGroup({ group: { group, title, description }, figures, series }: FigureGroupProps) {
  const mine = figures.filter((figure) => figure.group === group);
  if (mine.length === 0) return null;
  const keys = new Set(mine.map(({ key }) => key));
  return (
    <Section id={group} title={title} description={description} flush>
      <ul aria-label={`${title}: figures`}>
        {mine.map((figure) => (
          <FigureRow key={figure.key} figure={figure} />
        ))}
      </ul>
      <SeriesPanel
        group={group}
        title={title}
        figures={mine}
        series={series.filter(({ key }) => keys.has(key))}
      />
    </Section>
  );
}
