import { describe, expect, it } from 'vitest';
import { analyse } from './analyse';
import type { Behaviour } from './behaviour-rows';
import { behaviourOf, uuid } from './testing/behaviour';

const analysis = (rows: Partial<Behaviour>) =>
  analyse(uuid(0), behaviourOf(rows), new Date('2026-11-20T12:00:00Z'));

const DAY_MS = 86_400_000;
const START = Date.parse('2026-01-05T09:00:00Z');
const iso = (days: number) => new Date(START + days * DAY_MS).toISOString();
const pass = (stage: string, days: number, n = 1) => ({
  change_id: uuid(n),
  stage,
  started_at: iso(0),
  ended_at: iso(days),
});
const usual = (given: Partial<Behaviour['usual']>): Behaviour['usual'] => ({
  stages: [],
  deals: { won: 0, closed: 0 },
  messages: { reached: 0, opened: 0, clicked: 0, replied: 0, engaged: 0 },
  ...given,
});
const deal = (status: 'open' | 'won' | 'lost', days: number | null, amount = 100) => ({
  id: uuid(900 + (days ?? 0)),
  status,
  amount,
  currency: 'EUR',
  opened_at: iso(0),
  closed_at: days === null ? null : iso(days),
  created_at: iso(0),
});

describe('decision speed', () => {
  const stages = [
    { stage: 'Proposal', n: 40, median_days: 20 },
    { stage: 'Demo', n: 4, median_days: 1 },
  ];

  it('is the middle of their days in a stage over the organisation’s median there', () => {
    const passes = [5, 8, 10, 12, 15].map((days, i) => pass('Proposal', days, i));
    const { decision_speed, patterns } = analysis({ stages: passes, usual: usual({ stages }) });
    expect(decision_speed.ratio).toMatchObject({ n: 5, value: 0.5, interval: [0.25, 0.75] });
    expect(decision_speed.verdict).toBe('faster');
    expect(decision_speed.stages).toEqual([
      { stage: 'Proposal', n: 5, median_days: 10, organization_median_days: 20, organization_n: 40 },
    ]);
    expect(patterns.map(({ text }) => text)).toEqual(['Decides faster than usual here']);
  });

  it('has no verdict on two stages, and no comparison with four deals', () => {
    const two = [pass('Proposal', 5, 1), pass('Demo', 9, 2)];
    const {
      ratio,
      verdict,
      stages: rows,
    } = analysis({ stages: two, usual: usual({ stages }) }).decision_speed;
    expect(ratio).toMatchObject({ n: 1, value: 0.25, interval: null });
    expect(verdict).toBe('no_clear_difference');
    expect(rows[0]).toMatchObject({ stage: 'Demo', organization_median_days: null, organization_n: 4 });
  });

  it('takes the cycle of what was won only', () => {
    const deals = [deal('won', 30), deal('won', 50), deal('lost', 400), deal('open', null)];
    expect(analysis({ deals }).decision_speed.cycle_days).toMatchObject({ n: 2, value: 40, interval: null });
  });
});

describe('conversion', () => {
  it('is won of closed, drawn to the organisation’s rate, which is stated', () => {
    const deals = [
      deal('won', 1),
      deal('won', 2),
      deal('won', 3),
      deal('won', 4),
      deal('lost', 5),
      deal('open', null),
    ];
    const { conversion } = analysis({ deals, usual: usual({ deals: { won: 24.75, closed: 100 } }) });
    expect(conversion).toMatchObject({ won: 4, lost: 1, open: 1, n: 5 });
    // Statistics, rule 1: 4 of 5 with a base rate of 25 % weighted as 8 deals is 46 % (25–68 %).
    expect(conversion.rate.mean).toBeCloseTo(0.4615, 3);
    expect(conversion.rate.interval[0]).toBeCloseTo(0.25, 1);
    expect(conversion.rate.interval[1]).toBeCloseTo(0.68, 1);
    expect(conversion.prior).toBe('25 % of 100 closed deals with others, weighted as 8');
    expect(conversion.won_value).toEqual([{ currency: 'EUR', total: 400, n: 4 }]);
  });

  it('never adds up currencies', () => {
    const deals = [deal('won', 1), { ...deal('won', 2), currency: 'USD', amount: 7 }];
    expect(analysis({ deals }).conversion.won_value).toEqual([
      { currency: 'EUR', total: 100, n: 1 },
      { currency: 'USD', total: 7, n: 1 },
    ]);
  });
});
