/** One arm of a randomised test: what was shown, how often, and how often it was clicked. */
export type Arm = {
  test: string;
  week: number;
  image: string;
  headline: string;
  impressions: number;
  clicks: number;
};

/** Two arms of one test and one image, as indices; `z` > 0 when `first` was clicked more often. */
export type Pair = { first: number; second: number; test: string; z: number };

/** Arms that differ in nothing but the headline. Arms with equal rates have no better one and form no pair. */
export function pairsOf(arms: readonly Arm[]): Pair[] {
  return sameButHeadline(arms).flatMap((group) =>
    group.flatMap((first, place) =>
      group.slice(place + 1).flatMap((second) => {
        const a = arms[first];
        const b = arms[second];
        if (!a || !b || a.headline === b.headline) return [];
        const z = rateDifference(a, b);
        return z === 0 ? [] : [{ first, second, test: a.test, z }];
      }),
    ),
  );
}

export function armsOfTests<A extends Arm>(arms: readonly A[]): A[][] {
  return [...Map.groupBy(arms, ({ test }) => test).values()];
}

/** Indices of the arms of each test and image. */
function sameButHeadline(arms: readonly Arm[]): number[][] {
  const key = (i: number) => JSON.stringify([arms[i]?.test, arms[i]?.image]);
  return [...Map.groupBy(arms.keys(), key).values()];
}

/** Pooled two-proportion z statistic (Fleiss, Statistical Methods for Rates and Proportions, 2.2). */
function rateDifference(a: Arm, b: Arm): number {
  const pooled = (a.clicks + b.clicks) / (a.impressions + b.impressions);
  const variance = pooled * (1 - pooled) * (1 / a.impressions + 1 / b.impressions);
  return variance > 0 ? (a.clicks / a.impressions - b.clicks / b.impressions) / Math.sqrt(variance) : 0;
}

export type Split<A extends Arm> = { earlier: A[]; later: A[]; fromWeek: number };

/**
 * Earlier tests on one side, later ones on the other: `fraction` of the tests lie before the cut. A test that
 * runs across the cut is on neither side.
 */
export function splitByWeek<A extends Arm>(arms: readonly A[], fraction: number): Split<A> {
  const weeks = new Map<string, { from: number; to: number }>();
  for (const { test, week } of arms) {
    const known = weeks.get(test) ?? { from: week, to: week };
    weeks.set(test, { from: Math.min(known.from, week), to: Math.max(known.to, week) });
  }
  const starts = [...weeks.values()].map(({ from }) => from).sort((a, b) => a - b);
  const fromWeek = starts[Math.min(starts.length - 1, Math.floor(fraction * starts.length))] ?? 0;
  const ended = ({ test }: A) => (weeks.get(test)?.to ?? fromWeek) < fromWeek;
  const began = ({ test }: A) => (weeks.get(test)?.from ?? 0) >= fromWeek;
  return { earlier: arms.filter(ended), later: arms.filter(began), fromWeek };
}

/** The arms whose test does not occur on the other side. */
export function withoutTestsOf<A extends Arm>(arms: readonly A[], other: readonly Arm[]): A[] {
  const tests = new Set(other.map(({ test }) => test));
  return arms.filter(({ test }) => !tests.has(test));
}
