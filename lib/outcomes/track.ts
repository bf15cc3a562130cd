import 'server-only';
import type { Db } from '../supabase/types';
import type { EventResult, EventType, OutcomeEvent } from './schema';
import { recordEvents } from './service';

/** For code that runs inside the product: one function per term of the field, all on the same ledger. */
type Room = { db: Db; orgId: string; outcomeId: string };
type At = Partial<Pick<OutcomeEvent, 'occurred_at' | 'source_event_id'>>;

function track(type: EventType) {
  return async (
    { db, orgId, outcomeId }: Room,
    details: Partial<OutcomeEvent> = {},
  ): Promise<EventResult> => {
    const event = { machine: false, auto_reply: false, ...details, type };
    const [result] = await recordEvents(db, orgId, outcomeId, [event], 'app');
    return result ?? { event_id: null, duplicate: true };
  };
}

export const trackDelivery = track('delivered');
export const trackBounce = track('bounced');
export const trackOpen = track('opened');
export const trackClick = track('clicked');
export const trackUnsubscribe = track('unsubscribed');
export const trackSpamReport = track('spam_reported');

export const trackReply = (room: Room, details: At & { reply_text: string; auto_reply?: boolean }) =>
  track('replied')(room, details);

const MEETING = {
  booked: 'meeting_booked',
  completed: 'meeting_completed',
  no_show: 'meeting_no_show',
  cancelled: 'meeting_cancelled',
} as const;
export const trackMeeting = (room: Room, state: keyof typeof MEETING, details: At = {}) =>
  track(MEETING[state])(room, details);

const DEAL = {
  created: 'deal_created',
  won: 'deal_won',
  lost: 'deal_lost',
  reopened: 'deal_reopened',
} as const;
type DealDetails = At & Partial<Pick<OutcomeEvent, 'deal_id' | 'deal_value' | 'currency' | 'reason'>>;
export const trackDeal = (room: Room, state: keyof typeof DEAL, details: DealDetails = {}) =>
  track(DEAL[state])(room, details);
