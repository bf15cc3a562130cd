import type { Column } from './cell';
import {
  type BinMatrix,
  binLevels,
  binNumbers,
  type Feature,
  type NumberFeature,
  numberValues,
  quantileEdges,
  type SourceColumn,
  textWords,
} from './feature';
import { type Profile, readLike } from './profile';
import { targetRates } from './target-rate';

/** Everything needed to turn a deal's attributes into bins again: serialisable, part of the model. */
export type Encoder = { columns: SourceColumn[]; features: Feature[] };

const MAX_BINS = 127;
/**
 * Only this many levels of a categorical attribute are told apart by name; beyond that its smoothed win rate and
 * frequency speak. Measured: with 120 named levels the trees fit noise and lose .006 AUC (docs/forecast.md).
 */
const NAMED_LEVELS = 12;
const MAX_WORDS = 24;

type Sample = { labels: Uint8Array; weights: Float64Array; foldOf: Uint8Array };

/** Learns bins, levels and level win rates from training deals, and returns their bins. `namedLevels` is at most 250. */
export function fitEncoder(
  profiles: readonly Profile[],
  sample: Sample,
  namedLevels = NAMED_LEVELS,
): { encoder: Encoder; matrix: BinMatrix } {
  const byName = new Map(profiles.map((profile) => [profile.name, profile]));
  const features: Feature[] = [];
  const bins: Uint8Array[] = [];
  const addNumber = (feature: Omit<NumberFeature, 'edges' | 'kind'>, trainValues?: Float64Array): void => {
    const draft: NumberFeature = { kind: 'number', edges: [], ...feature };
    const values = trainValues ?? numberValues(draft, byName);
    draft.edges = quantileEdges(values, MAX_BINS);
    if (draft.edges.length === 0 && !values.some(Number.isNaN)) return;
    features.push(draft);
    bins.push(binNumbers(values, draft.edges));
  };
  const dates = profiles.filter((profile) => profile.kind === 'date');
  for (const profile of profiles) {
    const source = profile.name;
    if (profile.kind === 'number') addNumber({ source, part: 'value' });
    if (profile.kind === 'date') {
      for (const part of ['value', 'month', 'weekday'] as const) addNumber({ source, part });
      const first = dates[0];
      if (first && first !== profile && dates.length <= 5)
        addNumber({ source, part: 'since', against: first.name });
    }
    if (profile.kind === 'text') {
      addNumber({ source, part: 'length' });
      for (const word of commonWords(profile)) addNumber({ source, part: 'word', word });
    }
    if (profile.kind !== 'category') continue;
    const levels = frequentLevels(profile, namedLevels);
    features.push({ kind: 'category', source, part: 'value', levels });
    bins.push(binLevels(profile.texts, levels));
    if (profile.distinct <= NAMED_LEVELS) continue;
    const { table, fallback, outOfFold } = targetRates(
      profile.texts,
      sample.labels,
      sample.weights,
      sample.foldOf,
    );
    addNumber({ source, part: 'rate', table, fallback }, outOfFold);
    addNumber({ source, part: 'frequency', table: levelCounts(profile), fallback: 0 });
  }
  const columns = profiles.map(({ name, kind, dayOrder }) => ({ name, kind, dayOrder }));
  return { encoder: { columns, features }, matrix: { n: sample.labels.length, bins } };
}

/** Bins of new deals. A column that is absent, and a value that can't be read, count as missing. */
export function encodeDeals(encoder: Encoder, columns: readonly Column[]): BinMatrix {
  const n = columns[0]?.cells.length ?? 0;
  const given = new Map(columns.map((column) => [column.name, column]));
  const profiles = encoder.columns.map(({ name, kind, dayOrder }) =>
    readLike(kind, dayOrder, given.get(name) ?? { name, cells: Array.from({ length: n }, () => null) }),
  );
  return encodeProfiles(encoder, profiles, n);
}

/** Bins of deals whose columns were already read. */
export function encodeProfiles(encoder: Encoder, profiles: readonly Profile[], n: number): BinMatrix {
  const byName = new Map(profiles.map((profile) => [profile.name, profile]));
  const bins = encoder.features.map((feature) =>
    feature.kind === 'category'
      ? binLevels(byName.get(feature.source)?.texts ?? [], feature.levels)
      : binNumbers(numberValues(feature, byName), feature.edges),
  );
  return { n, bins };
}

function levelCounts(profile: Profile): Record<string, number> {
  const counts = new Map<string, number>();
  for (const text of profile.texts) if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  return Object.fromEntries(counts);
}

function frequentLevels(profile: Profile, most: number): string[] {
  const enough = Math.max(2, Math.min(10, profile.texts.length / 500));
  return Object.entries(levelCounts(profile))
    .filter(([, count]) => count >= enough)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([level]) => level);
}

/** The words found in 2–70 % of the texts, most frequent first: chosen without looking at the outcome. */
function commonWords(profile: Profile): string[] {
  const counts = new Map<string, number>();
  for (const text of profile.texts) {
    if (text !== null) for (const word of textWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const n = profile.texts.length;
  return [...counts]
    .filter(([, count]) => count >= Math.max(10, 0.02 * n) && count <= 0.7 * n)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MAX_WORDS)
    .map(([word]) => word);
}
