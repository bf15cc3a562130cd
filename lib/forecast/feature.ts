import type { DayOrder } from './cell';
import type { ColumnKind, Profile } from './profile';

/** What is read off an attribute: its value, a part of a date, the length or a word of a text, or a level's record. */
export type FeaturePart = 'value' | 'month' | 'weekday' | 'since' | 'length' | 'word' | 'rate' | 'frequency';

/** A numeric feature: bin 0 is missing, bin b ≥ 1 holds values ≤ edges[b−1], the last bin everything above. */
export type NumberFeature = {
  kind: 'number';
  source: string;
  part: FeaturePart;
  edges: number[];
  /** `since`: days after this other date column. */
  against?: string;
  /** `word`: the word looked for. */
  word?: string;
  /** `rate`, `frequency`: the figure of each level; `fallback` for levels never seen. */
  table?: Record<string, number>;
  fallback?: number;
};

/** A categorical feature: bin 0 is missing, bin i+1 is levels[i], the last bin all other values. */
export type CategoryFeature = { kind: 'category'; source: string; part: 'value'; levels: string[] };

export type Feature = NumberFeature | CategoryFeature;

/** How a column was read at training time. */
export type SourceColumn = { name: string; kind: ColumnKind; dayOrder: DayOrder };

/** One byte per deal and feature, column-major. */
export type BinMatrix = { n: number; bins: Uint8Array[] };

export function binCount(feature: Feature): number {
  return feature.kind === 'category' ? feature.levels.length + 2 : feature.edges.length + 2;
}

/** Lower-case words of a text, each once. */
export function textWords(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? []);
}

/** Monday is 0. Day 0 (1970-01-01) was a Thursday. */
const weekday = (day: number): number => (((Math.floor(day) + 3) % 7) + 7) % 7;
const month = (day: number): number => new Date(Math.floor(day) * 86_400_000).getUTCMonth() + 1;

/** The raw values of a numeric feature; NaN where unknown. `profiles` must hold its source (and `against`). */
export function numberValues(feature: NumberFeature, profiles: ReadonlyMap<string, Profile>): Float64Array {
  const profile = profiles.get(feature.source);
  if (!profile) return new Float64Array(0);
  const { numbers, texts } = profile;
  switch (feature.part) {
    case 'month':
      return numbers.map((day) => (Number.isNaN(day) ? day : month(day)));
    case 'weekday':
      return numbers.map((day) => (Number.isNaN(day) ? day : weekday(day)));
    case 'since': {
      const other = profiles.get(feature.against ?? '')?.numbers;
      return numbers.map((day, i) => day - (other?.[i] ?? Number.NaN));
    }
    case 'length':
      return Float64Array.from(texts, (text) => text?.length ?? 0);
    case 'word':
      return Float64Array.from(texts, (text) =>
        Number(text !== null && textWords(text).has(feature.word ?? '')),
      );
    case 'rate':
    case 'frequency':
      return Float64Array.from(texts, (text) => {
        if (text === null) return Number.NaN;
        return feature.table && Object.hasOwn(feature.table, text)
          ? (feature.table[text] as number)
          : (feature.fallback ?? Number.NaN);
      });
    default:
      return numbers;
  }
}

/** Sorts numbers into a feature's bins. */
export function binNumbers(values: Float64Array, edges: readonly number[]): Uint8Array {
  const bins = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    let low = 0;
    let high = edges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value <= (edges[middle] as number)) high = middle;
      else low = middle + 1;
    }
    bins[i] = low + 1;
  }
  return bins;
}

/** Sorts levels into a feature's bins. */
export function binLevels(texts: readonly (string | null)[], levels: readonly string[]): Uint8Array {
  const index = new Map(levels.map((level, i) => [level, i + 1]));
  return Uint8Array.from(texts, (text) => (text === null ? 0 : (index.get(text) ?? levels.length + 1)));
}

/** Cut points between at most `maxBins` groups of about equal size, halfway between neighbouring values. */
export function quantileEdges(values: Float64Array, maxBins: number): number[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const edges: number[] = [];
  const step = Math.max(1, sorted.length / maxBins);
  let due = step;
  for (let i = 1; i < sorted.length; i++) {
    const [below, above] = [sorted[i - 1] as number, sorted[i] as number];
    if (above === below || i < due - 0.5) continue;
    edges.push(below + (above - below) / 2);
    due = i + step;
  }
  return edges;
}
