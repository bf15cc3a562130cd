import { priorFromRate, ratePosterior } from '@/lib/stats/beta';
import type { Confidence } from './finding';
import type { DealHistory } from './history';
import { findParting, type Milestone, milestonesOf, type Parting } from './twins';

/** A closed deal like this one, and on what it matches. */
export type Match = { id: string; status: 'won' | 'lost'; score: number; rank: number; matchedOn: string[] };

export type Twins = {
  won: DealHistory | null;
  lost: DealHistory | null;
  wonSteps: Milestone[];
  lostSteps: Milestone[];
  parting: Parting | null;
};

/** The nearest won and nearest lost deal and where they parted. `matches` come nearest first. */
export function compareTwins(
  matches: readonly Match[],
  histories: readonly DealHistory[],
  silenceDays: number,
): Twins {
  const nearest = (status: 'won' | 'lost') => {
    const match = matches.find((candidate) => candidate.status === status);
    return histories.find((history) => history.id === match?.id) ?? null;
  };
  const won = nearest('won');
  const lost = nearest('lost');
  const wonSteps = won ? milestonesOf(won, silenceDays) : [];
  const lostSteps = lost ? milestonesOf(lost, silenceDays) : [];
  return { won, lost, wonSteps, lostSteps, parting: won && lost ? findParting(wonSteps, lostSteps) : null };
}

const PRIOR_WEIGHT = 8;
/** Matches beyond this rank are there only so that both outcomes are represented; they are not counted. */
export const COUNTED_MATCHES = 8;

/** How similar deals ended, shrunk towards the organisation's base rate of winning. */
export function similarRate(matches: readonly Match[], baseRate: number): Confidence & { won: number } {
  const counted = matches.filter((match) => match.rank <= COUNTED_MATCHES);
  const won = counted.filter((match) => match.status === 'won').length;
  const { mean, interval, n } = ratePosterior(won, counted.length, priorFromRate(baseRate, PRIOR_WEIGHT));
  return { mean, interval, n, won, basis: `${won} of the ${n} most similar closed deals were won.` };
}
