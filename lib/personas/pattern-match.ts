/** Below this share of people in common (of both together), a pattern is another one. */
const MIN_OVERLAP = 0.2;

/**
 * Which known pattern each new one continues, by the people they share: the greatest overlap (Jaccard) first, each
 * pattern once; null for one that is new. `next` holds the people of each new pattern, `known` those of the known.
 */
export function matchPatterns(
  next: readonly ReadonlySet<string>[],
  known: ReadonlyMap<string, ReadonlySet<string>>,
): (string | null)[] {
  const pairs = next.flatMap((people, index) =>
    [...known].map(([id, before]) => ({ index, id, overlap: overlapOf(people, before) })),
  );
  pairs.sort((a, b) => b.overlap - a.overlap || a.index - b.index);
  const matched = next.map((): string | null => null);
  const taken = new Set<string>();
  for (const { index, id, overlap } of pairs) {
    if (overlap < MIN_OVERLAP || matched[index] !== null || taken.has(id)) continue;
    matched[index] = id;
    taken.add(id);
  }
  return matched;
}

function overlapOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((id) => b.has(id)).length;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}
