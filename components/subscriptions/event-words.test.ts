import { expect, it } from 'vitest';
import type { EventDelivery } from '@/lib/subscriptions/subscription-schema';
import { attemptInWords, deliveryState, nameOf } from './event-words';

const delivery = (changes: Partial<EventDelivery>): EventDelivery => ({
  id: '0e3a2c4e-0000-4000-8000-000000000000',
  event_type: 'plan.proposed',
  status: 'pending',
  attempts: 0,
  created_at: '2026-03-01T12:00:00Z',
  last_attempt_at: null,
  next_attempt_at: null,
  response_status: null,
  duration_ms: null,
  error: null,
  payload: {},
  ...changes,
});

it('says what became of a message', () => {
  expect(attemptInWords(delivery({}))).toBe('Not sent yet');
  const done = delivery({ status: 'delivered', attempts: 2, response_status: 204, duration_ms: 31 });
  expect(attemptInWords(done)).toBe('204 in 31 ms, 2 attempts');
  const failed = delivery({ status: 'failed', attempts: 1, error: 'The host name is not known.' });
  expect(attemptInWords(failed)).toBe('The host name is not known. 1 attempt');
  expect(
    [delivery({}), delivery({ attempts: 1 }), done, failed].map((one) => deliveryState(one).label),
  ).toEqual(['Waiting', 'Trying again', 'Delivered', 'Given up']);
});

it('calls an address by its name, or by its host', () => {
  expect(nameOf({ name: 'Slack', url: 'https://a.example/b' })).toBe('Slack');
  expect(nameOf({ name: '', url: 'https://a.example/b' })).toBe('a.example');
});
