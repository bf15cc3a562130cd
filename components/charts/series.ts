import type { ChartTable } from './chart-frame';

export interface SeriesPoint {
  label: string;
  value: number;
  /** The interval around the value, where there is one. */
  interval?: readonly [number, number];
}

export interface PreparedSeries {
  points: ReadonlyArray<{ label: string; value: number; band: readonly [number, number] | null }>;
  summary: string;
  table: ChartTable;
}

type Format = (value: number) => string;

/** A row of values over time or over groups: drawn, said and tabled the same. */
export function prepareSeries(
  points: readonly SeriesPoint[],
  name: string,
  format: Format,
  isOverTime = true,
): PreparedSeries {
  const hasBand = points.some((point) => point.interval);
  return {
    points: points.map(({ label, value, interval }) => ({ label, value, band: interval ?? null })),
    summary: isOverTime ? summarize(points, name, format) : listed(points, name, format),
    table: {
      header: ['', name, ...(hasBand ? ['From', 'To'] : [])],
      rows: points.map(({ label, value, interval }) => [
        label,
        format(value),
        ...(hasBand ? [interval ? format(interval[0]) : '', interval ? format(interval[1]) : ''] : []),
      ]),
    },
  };
}

function summarize(points: readonly SeriesPoint[], name: string, format: Format): string {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return `There is nothing to show for ${name.toLowerCase()} yet.`;
  if (points.length === 1) return `${name}: ${format(first.value)} (${first.label}).`;
  const top = points.reduce((a, b) => (b.value > a.value ? b : a));
  return `${name} went from ${format(first.value)} (${first.label}) to ${format(last.value)} (${last.label}); the highest was ${format(top.value)} (${top.label}).`;
}

/** Groups have no first and last: they are said from the largest down. */
function listed(points: readonly SeriesPoint[], name: string, format: Format): string {
  if (points.length === 0) return `There is nothing to show for ${name.toLowerCase()} yet.`;
  const parts = points
    .toSorted((a, b) => b.value - a.value)
    .map(({ label, value }) => `${label} ${format(value)}`);
  return `${name}: ${parts.join(', ')}.`;
}
