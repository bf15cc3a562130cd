import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_SORT, dealListPath, readDealFilters } from './list-params';
import { dealListQuery } from './schema';

it('shows open deals, newest first, when the address says nothing sensible', () => {
  expect(readDealFilters(new URLSearchParams('status=maybe&sort=drop table'))).toEqual({
    status: 'open',
    stage: null,
    owner: null,
    q: null,
    sort: DEFAULT_SORT,
  });
  expect(readDealFilters(new URLSearchParams('status=all')).status).toBeNull();
});

it('asks the API only for what it accepts, whatever the address says', () => {
  fc.assert(
    fc.property(
      fc.record({
        status: fc.string(),
        sort: fc.string(),
        q: fc.string({ maxLength: 50 }),
        stage: fc.string({ minLength: 1, maxLength: 50 }),
      }),
      (given) => {
        const path = dealListPath(readDealFilters(new URLSearchParams(given)), null, 50);
        const query = Object.fromEntries(new URLSearchParams(path.split('?')[1]));
        expect(dealListQuery.safeParse(query).success).toBe(true);
      },
    ),
  );
});
