import { expect, it } from 'vitest';
import { fitBetaPrior } from '../stats/beta';
import { createRng } from '../stats/rng';
import { ALL_RATES, familyOf, familyWithout, priorsFrom, trialsOf } from './rates';
import { type PracticeCounts, practiceCountsSchema } from './schema';

const { int } = createRng(3);
const drawn = (): PracticeCounts => {
  const sent = int(400);
  const reached = int(sent + 1);
  const part = () => int(reached + 1);
  return practiceCountsSchema.parse({
    sent,
    reached,
    opened: part(),
    replied: part(),
    bounced: int(sent + 1),
  });
};

it('takes a practice out of its family as if the rest had been summed without it', () => {
  for (let run = 0; run < 50; run++) {
    const all = Array.from({ length: 1 + int(12) }, drawn);
    const family = familyOf(all);
    for (const own of all) {
      const others = all.filter((one) => one !== own);
      const rest = familyWithout(family, own);
      expect(rest.total).toEqual(familyOf(others).total);
      const priors = priorsFrom(rest);
      for (const rate of ALL_RATES) {
        const seen = others.map((counts) => trialsOf(counts, rate)).filter(({ n }) => n > 0);
        const { alpha, beta } = seen.length
          ? fitBetaPrior(seen, 12 * seen.length)
          : { alpha: 0.5, beta: 0.5 };
        expect(priors[rate].alpha).toBeCloseTo(alpha, 6);
        expect(priors[rate].beta).toBeCloseTo(beta, 6);
      }
    }
  }
});
