import { type BetaPrior, priorFromRate } from '../stats/beta';
import { NOTHING_SEEN } from '../stats/rate';
import type { Behaviour } from './behaviour-rows';

/** What a rate is drawn to, and the same in words. */
export type Prior = { beta: BetaPrior; words: string };

const WEIGHT = 8;
const MIN_MESSAGES = 50;
const MIN_DEALS = 20;
const UNKNOWN: Prior = { beta: NOTHING_SEEN, words: 'nothing comparable has been seen (Jeffreys prior)' };
export const noPrior = UNKNOWN;

export type Priors = Record<'open' | 'click' | 'reply' | 'engagement' | 'win', Prior>;

/** The organisation's own rates with everybody else, weighted as eight trials; without enough of them, no opinion. */
export function priorsOf({ messages, deals }: Behaviour['usual']): Priors {
  const ofMessages = (hits: number) =>
    usual(
      hits,
      messages.reached,
      MIN_MESSAGES,
      `the last ${messages.reached} messages to others, weighted as ${WEIGHT}`,
    );
  return {
    open: ofMessages(messages.opened),
    click: ofMessages(messages.clicked),
    reply: ofMessages(messages.replied),
    engagement: ofMessages(messages.engaged),
    win: usual(
      deals.won,
      deals.closed,
      MIN_DEALS,
      `${deals.closed} closed deals with others, weighted as ${WEIGHT}`,
    ),
  };
}

function usual(hits: number, n: number, least: number, of: string): Prior {
  if (n < least) return UNKNOWN;
  const rate = (hits + 0.5) / (n + 1);
  return { beta: priorFromRate(rate, WEIGHT), words: `${Math.round((hits / n) * 100)} % of ${of}` };
}
