import { type CsvCell, toCsv } from '../csv';
import type { Estimate, Figure, Learning, Point } from './schema';

export const LEARNING_CSV_COLUMNS = [
  'line',
  'group',
  'key',
  'label',
  'unit',
  'currency',
  'from',
  'to',
  'value',
  'n',
  'numerator',
  'interval_low',
  'interval_high',
  'previous_value',
  'previous_n',
  'change',
  'change_low',
  'change_high',
  'compared_with',
  'compared_value',
  'compared_n',
  'is_association',
  'better',
  'why_empty',
  'definition',
] as const;
type Line = Partial<Record<(typeof LEARNING_CSV_COLUMNS)[number], CsvCell>>;

const estimate = ({
  value,
  n,
  interval,
}: Pick<Estimate, 'n' | 'interval'> & { value: number | null }): Line => ({
  value,
  n,
  interval_low: interval?.[0],
  interval_high: interval?.[1],
});

function figureLine(figure: Figure, period: Learning['period']): Line {
  const { previous, change, reference, scope } = figure;
  return {
    line: 'figure',
    group: figure.group,
    key: figure.key,
    label: figure.label,
    unit: figure.unit,
    currency: figure.currency,
    ...(scope === 'period' ? { from: period.from, to: period.to } : {}),
    ...estimate(figure),
    numerator: figure.numerator,
    previous_value: previous?.value,
    previous_n: previous?.n,
    change: change?.value,
    change_low: change?.interval?.[0],
    change_high: change?.interval?.[1],
    compared_with: reference?.label,
    compared_value: reference?.value,
    compared_n: reference?.n,
    is_association: figure.association,
    better: figure.better,
    why_empty: figure.why_empty,
    definition: figure.definition,
  };
}

/** One line a figure, then one a point of its history: `from` is the first day of the day, week or month. */
export function learningCsv({ figures, series, period }: Learning): string {
  const points = series.flatMap(({ key, title, unit, every, points: all }) =>
    all.map(
      (point: Point): Line => ({
        line: every,
        key,
        label: title,
        unit,
        from: point.period,
        ...estimate(point),
      }),
    ),
  );
  const lines = [...figures.map((figure) => figureLine(figure, period)), ...points];
  return toCsv(
    LEARNING_CSV_COLUMNS,
    lines.map((line) => LEARNING_CSV_COLUMNS.map((column) => line[column])),
    { forExcel: true },
  );
}
