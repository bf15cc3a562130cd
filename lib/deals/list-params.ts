import { keysFor } from '../query/keys';
import type { DealStatus } from './schema';

/** The filters of the deals screen, as they stand in the address. */
export type DealFilters = {
  status: DealStatus | null;
  stage: string | null;
  owner: string | null;
  q: string | null;
  sort: string;
};

export const DEFAULT_SORT = '-updated_at';
const SORT = /^-?(updated_at|name|amount|stage|opened_at|expected_close_on|closed_at)$/;

type Params = { get: (name: string) => string | null };

/** Reads the address; what is not a filter falls back to showing open deals, newest first. */
export function readDealFilters(params: Params): DealFilters {
  const status = params.get('status');
  const sort = params.get('sort') ?? '';
  return {
    status: readStatus(status),
    stage: params.get('stage'),
    owner: params.get('owner'),
    q: params.get('q'),
    sort: SORT.test(sort) ? sort : DEFAULT_SORT,
  };
}

function readStatus(status: string | null): DealStatus | null {
  if (status === 'all') return null;
  return status === 'won' || status === 'lost' ? status : 'open';
}

/** The query string of GET /deals for these filters. */
export function dealListPath(filters: DealFilters, cursor: string | null, limit: number): string {
  const query = new URLSearchParams({ sort: filters.sort, limit: String(limit), include: 'forecast' });
  for (const name of ['status', 'stage', 'owner', 'q'] as const) {
    const value = filters[name];
    if (value) query.set(name, value);
  }
  if (cursor) query.set('cursor', cursor);
  return `/deals?${query}`;
}

/** A board shows whole columns, a list a page at a time. */
export const DEAL_PAGE_SIZE = { list: 50, board: 200 } as const;
export type DealView = keyof typeof DEAL_PAGE_SIZE;

export function dealListKey(orgId: string, filters: DealFilters, view: DealView) {
  return keysFor(orgId, 'deals').list({ ...filters, view });
}
