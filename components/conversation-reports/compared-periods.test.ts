import { expect, it } from 'vitest';
import { lastDays, performanceQueryOf, periodProblem } from './compared-periods';
import { UNNAMED } from './report-query';

const NOW = new Date('2026-03-10T23:30:00Z');

it('counts days of the zone, today included, and as many before', () => {
  expect(lastDays(7, 'Europe/Berlin', NOW)).toEqual({
    from: '2026-03-05',
    to: '2026-03-11',
    baselineFrom: '2026-02-26',
    baselineTo: '2026-03-04',
  });
});

it('asks for whole days of the zone, of the agents that are meant', () => {
  const periods = {
    from: '2026-03-28',
    to: '2026-03-29',
    baselineFrom: '2026-03-01',
    baselineTo: '2026-03-01',
  };
  const of = (agents: string) =>
    Object.fromEntries(new URLSearchParams(performanceQueryOf(agents, periods, 'Europe/Berlin')));
  expect(of('Ada')).toEqual({
    agent_name: 'Ada',
    from: '2026-03-27T23:00:00.000Z',
    // The clocks went forward on that day.
    to: '2026-03-29T22:00:00.000Z',
    baseline_from: '2026-02-28T23:00:00.000Z',
    baseline_to: '2026-03-01T23:00:00.000Z',
  });
  expect(of(UNNAMED)).toMatchObject({ unnamed: 'true' });
  expect(of('')).not.toHaveProperty('agent_name');
});

it('says what is wrong with periods', () => {
  const fine = lastDays(7, 'UTC', NOW);
  expect(periodProblem(fine)).toBeNull();
  expect(periodProblem({ ...fine, from: '2026-04-01' })).toBe('The period begins after it ends.');
  expect(periodProblem({ ...fine, baselineTo: '' })).toBe('Choose all four days.');
});
