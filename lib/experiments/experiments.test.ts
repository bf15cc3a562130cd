import { describe, expect, it } from 'vitest';
import { createRng } from '../stats/rng';
import { assignArm } from './assign';
import { isSampleRatioOk, sampleRatioP } from './sample-ratio';

const units = Array.from({ length: 20_000 }, (_, i) => `unit-${i}`);

describe('assignment', () => {
  const arms = [
    { arm: 'control', weight: 9 },
    { arm: 'canary', weight: 1 },
  ];

  it('is the same at every call, and follows the weights', () => {
    const drawn = units.map((unit) => assignArm('experiment', unit, arms));
    expect(units.map((unit) => assignArm('experiment', unit, arms))).toEqual(drawn);
    const canary = drawn.filter((arm) => arm === 'canary').length;
    expect(isSampleRatioOk([units.length - canary, canary], [9, 1])).toBe(true);
  });

  it('is independent between experiments', () => {
    const half = [
      { arm: 'a', weight: 1 },
      { arm: 'b', weight: 1 },
    ];
    const cells = { aa: 0, ab: 0, ba: 0, bb: 0 };
    for (const unit of units)
      cells[`${assignArm('one', unit, half)}${assignArm('two', unit, half)}` as keyof typeof cells]++;
    expect(isSampleRatioOk(Object.values(cells), [1, 1, 1, 1])).toBe(true);
  });

  it('gives nobody to an arm without weight, and refuses an experiment without one', () => {
    const only = [
      { arm: 'off', weight: 0 },
      { arm: 'on', weight: 2 },
    ];
    expect(units.slice(0, 200).every((unit) => assignArm('x', unit, only) === 'on')).toBe(true);
    expect(() => assignArm('x', 'u', [])).toThrow(RangeError);
    expect(() => assignArm('x', 'u', [{ arm: 'a', weight: -1 }])).toThrow(RangeError);
  });
});

describe('sample ratio', () => {
  it('finds 5,200 of 10,000 suspicious where a half was meant, and not 5,100', () => {
    expect(sampleRatioP([5100, 4900], [1, 1])).toBeCloseTo(0.0455, 3);
    expect(isSampleRatioOk([5100, 4900], [1, 1])).toBe(true);
    expect(isSampleRatioOk([5200, 4800], [1, 1])).toBe(false);
  });

  it('raises a false alarm about once in a thousand', () => {
    const rng = createRng(5);
    let alarms = 0;
    for (let run = 0; run < 4000; run++) {
      let left = 0;
      for (let i = 0; i < 200; i++) if (rng.next() < 0.5) left++;
      if (!isSampleRatioOk([left, 200 - left], [1, 1])) alarms++;
    }
    expect(alarms).toBeLessThan(16);
  });

  it('says nothing before there is anything', () => expect(sampleRatioP([0, 0], [1, 1])).toBe(1));
});
