import { describe, expect, it } from 'vitest';
import type { Delivery } from '@/lib/webhooks/management-schema';
import { effectsInWords, verdictOf } from './delivery-words';

const delivery = (changes: Partial<Delivery>): Delivery => ({
  id: '00000000-0000-4000-8000-000000000001',
  endpoint_id: null,
  provider: 'generic',
  received_at: '2026-11-20T09:00:00Z',
  processed_at: '2026-11-20T09:00:01Z',
  verdict: 'accepted',
  events: 0,
  effects: [],
  error: null,
  ...changes,
});

describe('deliveries in words', () => {
  it('tells what waits from what was read', () => {
    expect(verdictOf(delivery({})).label).toBe('Accepted');
    expect(verdictOf(delivery({ processed_at: null })).label).toBe('Waiting');
    expect(verdictOf(delivery({ verdict: 'rejected' }))).toEqual({ label: 'Refused', tone: 'bad' });
  });

  it('counts what the events did, whatever their order', () => {
    const effects = [{ result: 'unlinked' }, { result: 'recorded' }, { result: 'recorded' }];
    expect(effectsInWords(delivery({ effects }))).toBe('2 recorded, 1 unlinked');
  });

  it('gives the reason when there are no effects', () => {
    expect(effectsInWords(delivery({ error: 'The signature is wrong.' }))).toBe('The signature is wrong.');
    expect(effectsInWords(delivery({}))).toBe('Nothing yet');
  });
});
