import { spellingKey } from './duplicates';
import type { ImportKind } from './kinds';
import type { ImportRecord } from './records';
import type { Normalization } from './schema';

export type References = Partial<Record<string, readonly string[]>>;

const CHECKED: Record<ImportKind, readonly string[]> = {
  deals: ['product', 'company', 'source', 'competitor'],
  companies: ['industry', 'region'],
  contacts: ['industry', 'region', 'company'],
  activities: [],
  deal_stage_changes: [],
  products: ['series'],
  team_members: ['region'],
};
const INDUSTRIES =
  'Accounting,Advertising,Aerospace,Agriculture,Automotive,Aviation,Banking,Biotechnology,Chemicals,Construction,Consulting,Consumer goods,Defense,Education,Electronics,Employment,Energy,Engineering,Entertainment,Fashion,Finance,Financial services,Food and beverage,Government,Healthcare,Hospitality,Information technology,Insurance,Legal,Logistics,Manufacturing,Marketing,Media,Medical,Mining,Nonprofit,Pharmaceuticals,Professional services,Publishing,Real estate,Recruiting,Restaurants,Retail,Services,Software,Technology,Telecommunications,Transportation,Travel,Utilities,Wholesale'.split(
    ',',
  );
const MAX_VALUES = 3_000;
const MAX_SUGGESTIONS = 50;
/** Among the file's own values only a clearly more frequent spelling counts as the right one. */
const DOMINANCE = 4;

/** Values that are one or two letters away from a known one. Suggested, never applied by themselves. */
export function suggestNearMisses(
  kind: ImportKind,
  records: readonly ImportRecord[],
  references: References = {},
): Normalization[] {
  return CHECKED[kind]
    .flatMap((field) =>
      suggestForField(field, countValues(records, field), references[field] ?? builtIn(field)),
    )
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_SUGGESTIONS);
}

function suggestForField(
  field: string,
  counts: ReadonlyMap<string, number>,
  known: readonly string[],
): Normalization[] {
  if (counts.size > MAX_VALUES) return [];
  const knownKeys = new Set(known.map(spellingKey));
  const candidates = [
    ...known.slice(0, MAX_VALUES).map((name) => ({ name, count: Infinity })),
    ...[...counts].map(([name, count]) => ({ name, count })),
  ].map((candidate) => ({ ...candidate, key: spellingKey(candidate.name) }));
  return [...counts].flatMap(([value, count]): Normalization[] => {
    const key = spellingKey(value);
    if (knownKeys.has(key)) return [];
    const near = candidates
      .filter((other) => other.key !== key && other.count >= count * DOMINANCE && isNear(key, other.key))
      .sort((a, b) => b.count - a.count)[0];
    if (!near) return [];
    return [{ field, from: value, to: sameCase(value, near.name), count, how: 'suggestion' }];
  });
}

function countValues(records: readonly ImportRecord[], field: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { data } of records) {
    const value = data[field];
    if (typeof value === 'string' && value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function isNear(a: string, b: string): boolean {
  const limit = Math.min(a.length, b.length) >= 8 ? 2 : 1;
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > limit) return false;
  // "Site 1" and "Site 2" are two sites.
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '') || a[0] !== b[0]) return false;
  return editDistance(a, b) <= limit;
}

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

function sameCase(value: string, suggestion: string): string {
  return value === value.toLowerCase() ? suggestion.toLowerCase() : suggestion;
}

function builtIn(field: string): readonly string[] {
  if (field === 'industry') return INDUSTRIES;
  return field === 'region' ? countryNames() : [];
}

let countries: string[] | undefined;

/** The names of the countries in English, from the runtime's own locale data. */
function countryNames(): string[] {
  if (countries) return countries;
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  countries = codes.flatMap((code) => names.of(code) ?? []);
  return countries;
}
