import type { Rng } from '../../../lib/stats/rng';
import { bounces, engagement } from './life-mail';
import { closing, meeting } from './life-sales';
import type { Message, Told } from './steps';
import { settleDeals, settleLabel, untouched } from './truth';

const FIRST = Date.UTC(2026, 0, 5, 9);
const MINUTE = 60_000;
/** Every life is over before the same person hears from us again. */
const SECOND_ROUND = 90 * 24 * 60 * MINUTE;

/** The n-th message of the campaign, from the seed alone. */
export function messageOf(n: number, rng: Rng): Message {
  const isSecond = n % 10 === 9;
  const person = isSecond ? n - 1 : n;
  const sentAt = FIRST + person * MINUTE + (isSecond ? SECOND_ROUND : 0);
  let clock = sentAt;
  const told: Told = {
    rng,
    truth: untouched(),
    steps: [],
    deals: [],
    mood: undefined,
    later: (minutes) => {
      clock += (1 + rng.int(minutes * 60)) * 1_000;
      return clock;
    },
    chance: (share) => rng.next() < share,
  };
  if (told.chance(0.12)) bounces(told);
  else {
    engagement(told);
    if (told.chance(0.15)) meeting(told);
    if (told.chance(0.2)) closing(told, n);
    if (told.chance(0.05)) closing(told, n);
  }
  settleDeals(told.truth, told.deals, sentAt);
  settleLabel(told.truth, told.mood);
  return { n, person, sentAt, email: `buyer${person}@example.com`, steps: told.steps, truth: told.truth };
}
