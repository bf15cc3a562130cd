import { describe, expect, it } from 'vitest';
import { createRng } from '../stats/rng';
import type { Behaviour } from './behaviour';
import { BEHAVIOUR_FEATURES } from './compare-schema';
import { assign, findCentres } from './pattern-find';
import { matchPatterns } from './pattern-match';
import { nameHolds, nameOf, type Separation } from './pattern-name';

const EMPTY = Object.fromEntries(BEHAVIOUR_FEATURES.map((feature) => [feature, 0]));
const counts = {
  ...{ interactions: 20, messages: 10, opened: 5, clicked: 1, replied: 3, answers: 3, response_hours: 5 },
  ...{
    inbound: 4,
    outbound: 8,
    calls: 2,
    meetings: 1,
    meetings_held: 1,
    moments: 4,
    mornings: 2,
    evenings: 0,
  },
  ...{ won: 0, lost: 0, first_at: null, last_at: null },
};
/** People around a centre; `centre` names the figures that differ from the mean. */
function crowd(prefix: string, n: number, seed: number, centre: Partial<typeof EMPTY>): Behaviour[] {
  const rng = createRng(seed);
  return Array.from({ length: n }, (_, i) => ({
    ...counts,
    contact_id: `${prefix}${i}`,
    features: BEHAVIOUR_FEATURES.map((feature) => (centre[feature] ?? 0) + 0.5 * rng.normal()),
  }));
}
const quick = { answers: 1.2, response_hours: -1.2, mornings: 1 };
const slow = { answers: -0.9, response_hours: 1.1, calls: 0.8 };
const planted = [...crowd('q', 60, 1, quick), ...crowd('s', 90, 2, slow)];
const groupsOf = (people: readonly Behaviour[], centres: readonly number[][]) => {
  const found = centres.map(() => new Set<string>());
  for (const { contact_id, label } of assign(people, centres)) found[label]?.add(contact_id);
  return found;
};

describe('patterns of behaviour', () => {
  it('finds the two that were planted', () => {
    const groups = groupsOf(planted, findCentres(planted, []));
    expect(groups).toHaveLength(2);
    for (const group of groups) expect(new Set([...group].map((id) => id[0])).size).toBe(1);
  });

  it('finds none in noise', () => {
    expect(findCentres(crowd('n', 200, 3, {}), [])).toEqual([]);
  });

  it('finds none among too few people, or too little of each', () => {
    expect(findCentres(planted.slice(0, 15), [])).toEqual([]);
    expect(
      findCentres(
        planted.map((person) => ({ ...person, interactions: 4 })),
        [],
      ),
    ).toEqual([]);
  });

  it('gives the same for the same people', () => {
    expect(findCentres(planted, [])).toEqual(findCentres(planted, []));
  });

  it('keeps its people and its ids when more people come', () => {
    const before = findCentres(planted, []);
    const known = new Map(groupsOf(planted, before).map((people, i) => [`id${i}`, people]));
    const more = [...crowd('x', 30, 4, quick), ...planted, ...crowd('y', 30, 5, slow)];
    const after = findCentres(more, before);
    const groups = groupsOf(more, after);
    expect(matchPatterns(groups, known)).toEqual(['id0', 'id1']);
    for (const [i, people] of [...known.values()].entries()) {
      const left = [...people].filter((id) => !groups[i]?.has(id));
      expect(left.length / people.size).toBeLessThan(0.05);
    }
  });

  it('says how clearly somebody belongs', () => {
    const [typical, between] = assign(
      [
        { ...counts, contact_id: 'a', features: [2, 0, 0, 0, 0] },
        { ...counts, contact_id: 'b', features: [0, 0, 0, 0, 0] },
      ],
      [
        [2, 0, 0, 0, 0],
        [-2, 0, 0, 0, 0],
      ],
    );
    expect(typical).toMatchObject({ label: 0, clarity: 1 });
    expect(between?.clarity).toBe(0);
  });
});

describe('matching', () => {
  const set = (...ids: string[]) => new Set(ids);
  it('gives each known pattern to the one that shares most with it, once', () => {
    const known = new Map([
      ['old', set('a', 'b', 'c', 'd')],
      ['gone', set('x', 'y')],
    ]);
    expect(matchPatterns([set('a'), set('b', 'c', 'd'), set('m', 'n')], known)).toEqual([null, 'old', null]);
  });
});

describe('the name of a pattern', () => {
  const line = (feature: Separation['feature'], z: number, value: number): Separation => ({
    feature,
    label: feature,
    value,
    z,
  });
  const USUAL = { ...EMPTY, response_hours: 90 } as Record<Separation['feature'], number>;
  const lines = [line('response_hours', -1.2, 9), line('mornings', 1, 0.7), line('calls', 0.5, 0.3)];

  it('says what people do', () => {
    expect(nameOf(lines, new Set(), USUAL)).toBe('Answers within a day, more in the morning');
    expect(nameOf([line('answers', -1, 0.02)], new Set(), USUAL)).toBe('Answers less often');
    expect(nameOf([line('answers', -0.3, 0.2)], new Set(), USUAL)).toBe('Much like everybody');
  });
  it('says nothing of a speed that is everybody’s, and keeps it where it was said', () => {
    const name = nameOf(lines, new Set(), { ...USUAL, response_hours: 20 });
    expect(name).toBe('More in the morning, more by phone');
    expect(nameHolds('Answers within a day, more in the morning', lines)).toBe(true);
  });
  it('is borne by one pattern only', () => {
    expect(nameOf(lines, new Set(['Answers within a day, more in the morning']), USUAL)).toBe(
      'Answers within a day, more in the morning, more by phone',
    );
    expect(nameOf([], new Set(['Much like everybody']), USUAL)).toBe('Much like everybody (2)');
  });
  it('holds while it is true', () => {
    const name = 'Answers within a day, more in the morning';
    expect(nameHolds(name, [line('mornings', 0.3, 0.6), line('response_hours', -0.3, 20)])).toBe(true);
    expect(nameHolds(name, [line('mornings', -0.5, 0.2), line('response_hours', -1, 9)])).toBe(false);
    expect(nameHolds(name, [line('mornings', 1, 0.7), line('response_hours', 1, 90)])).toBe(false);
  });
});
