import { describe, expect, it } from 'vitest';
import { type MessageFacts, stateOf } from './message-state';

const sent: MessageFacts = {
  delivered: false,
  bounced: false,
  opened: false,
  clicked: false,
  replied: false,
  unsubscribed: false,
  spam_reported: false,
  meeting_booked: false,
  deal_closed: false,
  sentiment_label: null,
  interest_signal: null,
};

describe('stateOf', () => {
  it('names the furthest rung', () => {
    expect(stateOf(sent)).toBe('sent');
    expect(stateOf({ ...sent, delivered: true, opened: true })).toBe('opened');
    expect(stateOf({ ...sent, replied: true, meeting_booked: true })).toBe('meeting');
    expect(stateOf({ ...sent, meeting_booked: true, deal_closed: true })).toBe('won');
  });
  it('tells replies apart as the rates do', () => {
    const replied = { ...sent, delivered: true, replied: true };
    expect(stateOf(replied)).toBe('replied');
    expect(stateOf({ ...replied, interest_signal: true })).toBe('positive_reply');
    expect(stateOf({ ...replied, sentiment_label: 'negative' })).toBe('negative_reply');
  });
  it('lets a wish to be left alone outweigh a friendly reply, and delivery a bounce before it', () => {
    expect(stateOf({ ...sent, replied: true, sentiment_label: 'positive', unsubscribed: true })).toBe(
      'unsubscribed',
    );
    expect(stateOf({ ...sent, bounced: true })).toBe('bounced');
    expect(stateOf({ ...sent, bounced: true, delivered: true })).toBe('delivered');
  });
});
