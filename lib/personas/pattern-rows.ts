import { type Behaviour, figureOf } from './behaviour';
import { BEHAVIOUR_FEATURES, type BehaviourFeature } from './compare-schema';
import { describe, nameHolds, nameOf, type Separation, separationsOf } from './pattern-name';

type Values = Record<BehaviourFeature, number | null>;
const valuesOf = (people: readonly Behaviour[]) =>
  Object.fromEntries(BEHAVIOUR_FEATURES.map((feature) => [feature, figureOf(feature, people)])) as Values;

/** Their mean standardised figures, each over those of whom it is known; 0 where it is known of nobody. */
function distancesOf(people: readonly Behaviour[]): Record<BehaviourFeature, number> {
  const means = BEHAVIOUR_FEATURES.map((feature, i) => {
    const known = people.flatMap(({ features }) => features[i] ?? []);
    const mean = known.length === 0 ? 0 : known.reduce((sum, z) => sum + z, 0) / known.length;
    return [feature, mean] as const;
  });
  return Object.fromEntries(means) as Record<BehaviourFeature, number>;
}

/**
 * The rows of patterns, one a centre: `groups` holds its people, `ids` its id, `names` what known patterns were called.
 * A name is kept while it holds; the others choose after it.
 */
export function toRows(
  people: readonly Behaviour[],
  centres: readonly number[][],
  groups: readonly ReadonlySet<string>[],
  ids: readonly string[],
  names: ReadonlyMap<string, string>,
) {
  const everybody = valuesOf(people);
  const drafts = centres.map((centre, label) => {
    const own = people.filter(({ contact_id }) => groups[label]?.has(contact_id));
    return {
      id: ids[label] ?? crypto.randomUUID(),
      centre,
      own,
      separates: separationsOf(distancesOf(own), valuesOf(own)),
    };
  });
  const taken = new Set<string>();
  const kept = drafts.map(({ id, separates }) => {
    const name = names.get(id);
    const isKept = name !== undefined && nameHolds(name, separates) && !taken.has(name);
    if (isKept) taken.add(name);
    return isKept ? name : null;
  });
  return drafts.map(({ id, centre, own, separates }, label) => {
    const name = kept[label] ?? claim(separates, taken, everybody);
    return {
      id,
      name,
      description: describe(separates, everybody),
      centre,
      separates,
      counts: countsOf(own),
      n: own.length,
    };
  });
}

function claim(separates: readonly Separation[], taken: Set<string>, everybody: Values): string {
  const name = nameOf(separates, taken, everybody);
  taken.add(name);
  return name;
}

function countsOf(people: readonly Behaviour[]) {
  const sum = (key: 'messages' | 'replied' | 'won' | 'lost') =>
    people.reduce((total, person) => total + person[key], 0);
  return {
    people: people.length,
    met: people.filter(({ meetings_held }) => meetings_held > 0).length,
    messages: sum('messages'),
    replied: sum('replied'),
    won: sum('won'),
    lost: sum('lost'),
  };
}
