import { describe, expect, it } from 'vitest';
import { createRng } from '../stats/rng';
import { type ArmCounts, type Canaries, type RuleBasis, verdictOf } from './canary-rule';

const nobody = (): ArmCounts => ({
  sent: 0,
  reached: 0,
  opened: 0,
  positive_replies: 0,
  ever_reached: 0,
  negative_replies: 0,
  unsubscribed: 0,
  spam_reported: 0,
  bounced: 0,
  harmed: 0,
});
type World = { base: number; effect: number; harm: number; harmEffect: number };

/** One trial, looked at after every contact; says how it ended. */
function trial(
  draw: () => number,
  { share, contacts, ...world }: World & { share: number; contacts: number },
) {
  const arms: Canaries = { control: nobody(), treatment: nobody() };
  const rule: RuleBasis = {
    metric: 'positive_reply_rate',
    better: 'higher',
    baseRate: world.base,
    share,
  };
  for (let i = 0; i < contacts; i++) {
    const isTreated = draw() < share;
    const arm = isTreated ? arms.treatment : arms.control;
    const harm = world.harm + (isTreated ? world.harmEffect : 0);
    arm.sent += 1;
    if (draw() < 0.02) {
      arm.bounced += 1;
      arm.harmed += 1;
    } else {
      arm.reached += 1;
      arm.ever_reached += 1;
      if (draw() < world.base + (isTreated ? world.effect : 0)) arm.positive_replies += 1;
      else if (draw() < 0.04) arm.negative_replies += 1;
      if (draw() < harm) arm.unsubscribed += 1;
      if (draw() < 0.002) arm.spam_reported += 1;
    }
    const { status } = verdictOf(arms, rule);
    if (status) return status;
  }
  return null;
}

const RUNS = 200;
const many = (seed: number, world: World & { share: number; contacts: number }) => {
  const { next } = createRng(seed);
  const ends = Array.from({ length: RUNS }, () => trial(next, world));
  const share = (status: string) => ends.filter((end) => end === status).length / RUNS;
  return { adopted: share('adopted'), rolledBack: share('rolled_back') };
};
const split = (control: number, treatment: number): Canaries => ({
  control: { ...nobody(), sent: control, reached: control, ever_reached: control },
  treatment: { ...nobody(), sent: treatment, reached: treatment, ever_reached: treatment },
});
const same: World = { base: 0.08, effect: 0, harm: 0.015, harmEffect: 0 };

describe('a trial that is looked at after every contact', { timeout: 60_000 }, () => {
  it.each([
    ['a fifth of the contacts', { ...same, share: 0.2, contacts: 400 }],
    ['half of them, with frequent replies', { ...same, base: 0.2, share: 0.5, contacts: 400 }],
  ])('without effect is hardly ever adopted or rolled back: %s', (_, world) => {
    const { adopted, rolledBack } = many(11, world);
    expect(adopted).toBeLessThanOrEqual(0.05);
    expect(rolledBack).toBeLessThanOrEqual(0.05);
  });

  it('finds what is there: a clear gain is adopted, harm goes back', () => {
    const better = many(12, { ...same, effect: 0.2, share: 0.5, contacts: 400 });
    expect(better.adopted).toBeGreaterThan(0.8);
    const harmful = many(13, { ...same, harmEffect: 0.15, share: 0.5, contacts: 400 });
    expect(harmful.rolledBack).toBeGreaterThan(0.8);
    expect(harmful.adopted).toBeLessThanOrEqual(0.05);
  });
  it('finds a split that is broken, and lets pass what chance does', () => {
    const rule: RuleBasis = { metric: 'positive_reply_rate', better: 'higher', baseRate: 0.08, share: 0.2 };
    expect(verdictOf(split(100, 100), rule).reason).toContain('split');
    expect(verdictOf(split(60, 0), rule).reason).toContain('split');
    expect(verdictOf(split(0, 3), rule)).toMatchObject({ status: null });
    expect(verdictOf(split(770, 230), rule)).toMatchObject({ status: null });
  });
});
