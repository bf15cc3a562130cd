import { CRMS, type MeetingState, type Told } from './steps';
import type { Deal } from './truth';

const DAY = 24 * 60;

/** Booked, perhaps moved, and then held, missed, called off, or still ahead. */
export function meeting(told: Told): void {
  const { truth, rng, later, chance } = told;
  const via = chance(0.5) ? 'hubspot' : 'generic';
  const states: MeetingState[] = [];
  const is = (state: MeetingState) => {
    told.steps.push({ kind: 'meeting', at: later(2 * DAY), via, state });
    states.push(state);
  };
  is('booked');
  if (chance(0.2)) is('booked');
  const end = (['completed', 'completed', 'no_show', 'cancelled', undefined] as const)[rng.int(5)];
  if (end) is(end);
  if (end === 'no_show' && chance(0.5)) is('booked');
  const last = states.at(-1);
  truth.meeting_booked = last === 'booked' || last === 'completed';
  truth.meeting_completed = last === 'completed';
  truth.meeting_no_show = last === 'no_show';
}

/** A deal in the CRM that the message led to: opened, won or lost, sometimes taken back and won for another amount. */
export function closing(told: Told, n: number): void {
  const { rng, later, chance, deals, steps } = told;
  const via = CRMS[(n + deals.length) % CRMS.length] ?? 'generic';
  const deal: Deal = { state: 'open', cents: 0, wonAt: 0 };
  let before: Deal['state'] | null = null;
  const is = (state: Deal['state']) => {
    const at = later(5 * DAY);
    deal.state = state;
    deal.cents = 100_000 + rng.int(9_000_000);
    if (state === 'won') deal.wonAt = at;
    steps.push({ kind: 'deal', at, via, deal: n * 2 + deals.length, state, before, cents: deal.cents });
    before = state;
  };
  is('open');
  if (chance(0.8)) is(chance(0.6) ? 'won' : 'lost');
  if (deal.state !== 'open' && chance(0.25)) {
    is('open');
    if (chance(0.6)) is(chance(0.7) ? 'won' : 'lost');
  }
  deals.push(deal);
}
