import { shrinkRate } from '@/lib/stats/beta';
import { quantile } from '@/lib/stats/quantile';
import type { Profile } from './profile';

/** Past deals that looked alike in one attribute. */
export type EvidenceCell = { label: string; n: number; won: number };

/** Per attribute: ranges (for numbers and dates, cells by `edges`) or levels (cells by name; blanks under ''). */
export type EvidenceTable = Record<string, { edges: number[] | null; cells: Record<string, EvidenceCell> }>;

const MAX_LEVELS = 200;

function isoDay(day: number): string {
  return new Date(Math.round(day * 86_400_000)).toISOString().slice(0, 10);
}

function rangeLabel(edges: readonly number[], index: number, show: (x: number) => string): string {
  if (edges.length === 0) return 'any value';
  if (index === 0) return `up to ${show(edges[0] as number)}`;
  if (index === edges.length) return `above ${show(edges[index - 1] as number)}`;
  return `${show(edges[index - 1] as number)} to ${show(edges[index] as number)}`;
}

const showNumber = (x: number): string => String(Number(x.toPrecision(4)));

function cellKey(edges: readonly number[] | null, text: string | null, number: number): string {
  if (text === null) return '';
  if (!edges) return text;
  return String(edges.filter((edge) => number > edge).length);
}

/** Counts won and lost deals by level, or by fifths of a number or date. */
export function tabulateEvidence(profiles: readonly Profile[], labels: Uint8Array): EvidenceTable {
  const table: EvidenceTable = Object.create(null);
  for (const profile of profiles) {
    if (profile.kind === 'text') continue;
    const isRange = profile.kind !== 'category';
    const known = profile.numbers.filter((x) => !Number.isNaN(x));
    const edges = isRange ? [...new Set([0.2, 0.4, 0.6, 0.8].map((q) => quantile(known, q)))] : null;
    const cells: Record<string, EvidenceCell> = Object.create(null);
    for (let i = 0; i < labels.length; i++) {
      const key = cellKey(edges, profile.texts[i] ?? null, profile.numbers[i] ?? Number.NaN);
      const show = profile.kind === 'date' ? isoDay : showNumber;
      const label = edges && key !== '' ? rangeLabel(edges, Number(key), show) : key;
      const cell = cells[key] ?? { label: key === '' ? 'blank' : label, n: 0, won: 0 };
      cell.n++;
      cell.won += labels[i] as number;
      cells[key] = cell;
    }
    const largest = Object.entries(cells).sort((a, b) => b[1].n - a[1].n);
    table[profile.name] = { edges, cells: Object.fromEntries(largest.slice(0, MAX_LEVELS)) };
  }
  return table;
}

/**
 * "41 of 120 closed deals with Product D were won: 34 % (28–41 %)" – an association, shrunk towards the base rate
 * weighted as 8 deals. Null when no closed deal had this value.
 */
export function describeEvidence(
  table: EvidenceTable,
  profile: Profile,
  row: number,
  baseRate: number,
): string | null {
  const own = Object.hasOwn(table, profile.name) ? table[profile.name] : undefined;
  const key = cellKey(own?.edges ?? null, profile.texts[row] ?? null, profile.numbers[row] ?? Number.NaN);
  const cell = own && Object.hasOwn(own.cells, key) ? own.cells[key] : undefined;
  if (!cell) return null;
  const { mean, interval } = shrinkRate(cell.won, cell.n, baseRate, 8);
  const percent = (x: number): string => String(Math.round(100 * x));
  const rate = `${percent(mean)} % (${percent(interval[0])}–${percent(interval[1])} %)`;
  return `${cell.won} of ${cell.n} closed deals with ${profile.name} ${cell.label} were won: ${rate}`;
}
