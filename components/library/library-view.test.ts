import { describe, expect, it } from 'vitest';
import { viewOf } from './library-view';
import { listParams } from './practice-query';

const view = (address: string) => {
  const params = new URLSearchParams(address);
  return viewOf((name) => params.get(name));
};

describe('what an address asks of the library', () => {
  it('is what works, by the rung of the ladder that counts', () => {
    const { filters, order, isNarrowed } = view('');
    expect(listParams(filters, order)).toEqual({ status: 'active', sort: '-positive_reply_rate' });
    expect(isNarrowed).toBe(false);
  });
  it('can be every status, another order and any facet', () => {
    const { filters, order } = view('status=all&by=meeting_rate&industry=logistics&tag=PAS');
    expect(listParams(filters, order)).toEqual({ industry: 'logistics', tag: 'PAS', sort: '-meeting_rate' });
  });
  it('ignores an order that it does not know', () => {
    expect(view('by=luck').order).toBe('positive_reply_rate');
    expect(view('q=question').isNarrowed).toBe(true);
  });
});

describe('the order of what was found', () => {
  it('is the best match unless the address says otherwise', () => {
    expect(view('q=question').order).toBe('relevance');
    expect(view('q=question&by=n').order).toBe('n');
  });
});
