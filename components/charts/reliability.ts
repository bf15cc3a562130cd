import { formatNumber, formatPercent } from '@/components/ui/format';
import type { ChartTable } from './chart-frame';

export interface ReliabilityBin {
  /** Mean predicted probability of the bin, 0–1. */
  predicted: number;
  /** Share that was won, 0–1. */
  observed: number;
  n: number;
}

export interface PreparedReliability {
  points: ReliabilityBin[];
  /** Expected calibration error: the distance from the diagonal, weighted by n. Null without predictions. */
  error: number | null;
  summary: string;
  table: ChartTable;
}

/** Data → what is drawn, said and tabled. Bins without a prediction are left out. */
export function prepareReliability(bins: readonly ReliabilityBin[], locale: string): PreparedReliability {
  const points = bins.filter((bin) => bin.n > 0).toSorted((a, b) => a.predicted - b.predicted);
  const total = points.reduce((sum, bin) => sum + bin.n, 0);
  const error =
    total === 0
      ? null
      : points.reduce((sum, bin) => sum + bin.n * Math.abs(bin.predicted - bin.observed), 0) / total;
  return {
    points,
    error,
    summary: summarize(points, total, error, locale),
    table: {
      header: ['Predicted', 'Won', 'Deals'],
      rows: points.map((bin) => [
        formatPercent(bin.predicted, locale, true),
        formatPercent(bin.observed, locale, true),
        formatNumber(bin.n, locale),
      ]),
    },
  };
}

function summarize(
  points: readonly ReliabilityBin[],
  total: number,
  error: number | null,
  locale: string,
): string {
  if (error === null) return 'No forecast has been followed by an outcome yet.';
  const worst = points.reduce((a, b) =>
    Math.abs(b.predicted - b.observed) * b.n > Math.abs(a.predicted - a.observed) * a.n ? b : a,
  );
  const deals = `${formatNumber(total, locale)} ${total === 1 ? 'deal' : 'deals'}`;
  const gap = `Over ${deals}, forecast and outcome differ by ${formatPercent(error, locale, true)} on average.`;
  if (error < 0.005) return gap;
  const direction = worst.predicted > worst.observed ? 'too high' : 'too low';
  return `${gap} The largest difference is around ${formatPercent(worst.predicted, locale)}, where the forecast was ${direction}: ${formatPercent(worst.observed, locale)} were won.`;
}
