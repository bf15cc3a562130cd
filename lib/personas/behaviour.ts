import type { BehaviourFeature } from './compare-schema';

/** What was counted of one contact: a row of contact_behaviours. */
export type BehaviourCounts = {
  contact_id: string;
  interactions: number;
  messages: number;
  opened: number;
  clicked: number;
  replied: number;
  answers: number;
  response_hours: number | null;
  inbound: number;
  outbound: number;
  calls: number;
  meetings: number;
  meetings_held: number;
  moments: number;
  mornings: number;
  evenings: number;
  won: number;
  lost: number;
  first_at: string | null;
  last_at: string | null;
};
export type Behaviour = BehaviourCounts & {
  /** Standardised, in the order of BEHAVIOUR_FEATURES; null where too little is known. */
  features: readonly (number | null)[];
};

export const FEATURE_LABELS: Record<BehaviourFeature, string> = {
  answers: 'Messages answered',
  opens: 'Messages opened',
  clicks: 'Messages with a click',
  response_hours: 'Hours until an answer',
  pace: 'Interactions a month',
  initiates: 'Mails and calls that come from them',
  calls: 'Interactions by phone',
  meetings: 'Interactions in meetings',
  mornings: 'Active in the morning',
  evenings: 'Active in the evening or at night',
};

/** How often each figure is in words: a share, hours or a number a month. */
export const FEATURE_UNITS: Record<BehaviourFeature, 'share' | 'hours' | 'monthly'> = {
  answers: 'share',
  opens: 'share',
  clicks: 'share',
  response_hours: 'hours',
  pace: 'monthly',
  initiates: 'share',
  calls: 'share',
  meetings: 'share',
  mornings: 'share',
  evenings: 'share',
};

const COUNTED: Partial<
  Record<BehaviourFeature, [keyof BehaviourCounts, readonly (keyof BehaviourCounts)[]]>
> = {
  answers: ['replied', ['messages']],
  opens: ['opened', ['messages']],
  clicks: ['clicked', ['messages']],
  initiates: ['inbound', ['inbound', 'outbound']],
  calls: ['calls', ['interactions']],
  meetings: ['meetings', ['interactions']],
  mornings: ['mornings', ['moments']],
  evenings: ['evenings', ['moments']],
};
const MONTH_MS = 30 * 86_400_000;

const total = (people: readonly BehaviourCounts[], key: keyof BehaviourCounts): number =>
  people.reduce((sum, person) => sum + Number(person[key] ?? 0), 0);

/** A figure over several people: shares of all that was counted, the median of hours, interactions a month. */
export function figureOf(feature: BehaviourFeature, people: readonly BehaviourCounts[]): number | null {
  const counted = COUNTED[feature];
  if (counted) {
    const [of, among] = counted;
    const n = among.reduce((sum, key) => sum + total(people, key), 0);
    return n === 0 ? null : total(people, of) / n;
  }
  const values = people.flatMap((person) =>
    feature === 'response_hours' ? (person.response_hours ?? []) : (monthlyOf(person) ?? []),
  );
  return median(values);
}

function monthlyOf({ interactions, first_at, last_at }: BehaviourCounts): number | null {
  if (interactions < 3 || !first_at || !last_at) return null;
  return interactions / Math.max((Date.parse(last_at) - Date.parse(first_at)) / MONTH_MS, 1);
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
