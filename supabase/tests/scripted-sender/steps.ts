import type { Rng } from '../../../lib/stats/rng';
import type { Deal, Mood, Truth } from './truth';
import type { Charset } from './wire-inbound';

export const CRMS = ['hubspot', 'salesforce', 'pipedrive', 'generic'] as const;
export type Crm = (typeof CRMS)[number];
export type MeetingState = 'booked' | 'completed' | 'no_show' | 'cancelled';

/** One thing that happened, as everybody would tell it; the wire formats give it each provider's words. */
export type Step =
  | { kind: 'mail'; at: number; event: string; extra: Record<string, unknown> }
  | { kind: 'reply'; at: number; text: string; charset: Charset; isAutomatic: boolean }
  | { kind: 'meeting'; at: number; via: 'hubspot' | 'generic'; state: MeetingState }
  | {
      kind: 'deal';
      at: number;
      via: Crm;
      deal: number;
      state: Deal['state'];
      before: Deal['state'] | null;
      cents: number;
    };

export type Message = {
  n: number;
  /** Two messages in ten go to a person who got one before. */
  person: number;
  sentAt: number;
  email: string;
  steps: Step[];
  truth: Truth;
};

/** Where a life is being told: the clock only moves forward, so no two steps have one time by accident. */
export type Told = {
  rng: Rng;
  truth: Truth;
  steps: Step[];
  deals: Deal[];
  mood: Mood | undefined;
  later: (minutes: number) => number;
  chance: (share: number) => boolean;
};
