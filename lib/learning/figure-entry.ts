import type { Figure, Group, Unit } from './schema';

/** What the catalogue says of a figure; the rest is computed. */
export type Entry = {
  key: string;
  group: Group;
  label: string;
  /** In plain words: what is counted, of what, when. */
  definition: string;
  unit: Unit;
  better: Figure['better'];
  scope: Figure['scope'];
  association: boolean;
  rows: { href: string; label: string } | null;
  /** Why there is no value, and what would make one. */
  empty: string;
  /** It has a history of its own, drawn under this title. */
  series?: string;
};

type Given = Omit<Entry, 'key' | 'group' | 'association' | 'scope'> & Partial<Entry>;

export const entries = <K extends string>(group: Group, given: Record<K, Given>): Record<K, Entry> =>
  Object.fromEntries(
    Object.entries<Given>(given).map(([key, entry]) => [
      key,
      { association: false, scope: 'period', ...entry, key, group },
    ]),
  ) as Record<K, Entry>;
