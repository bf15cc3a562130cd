import type { Practice, RateName } from '@/lib/practices/schema';
import type { Order } from './practice-query';
import { keysOf, RATE_WORDS } from './practice-words';

const RATES = keysOf(RATE_WORDS);

const ORDERS: readonly Order[] = [...RATES, 'n', 'updated_at'];

/** The order that the address asks for: the best match of a search, otherwise the rung of the ladder that counts. */
export function orderOf(wanted: string | null, isSearch: boolean): Order {
  const standard = isSearch ? 'relevance' : 'positive_reply_rate';
  return ORDERS.find((order) => order === wanted) ?? standard;
}

/** Which rate is drawn: the one that is sorted by. */
export function metricOf(order: Order): RateName {
  return RATES.find((rate) => rate === order) ?? 'positive_reply_rate';
}

/** What was found, in the order that is asked for; relevance is how it came. */
export function sortFound(found: readonly Practice[], order: Order): Practice[] {
  if (order === 'relevance') return [...found];
  if (order === 'updated_at') return found.toSorted((a, b) => (a.updated_at < b.updated_at ? 1 : -1));
  if (order === 'n') return found.toSorted((a, b) => b.counts.sent - a.counts.sent);
  // What was not measured stands last.
  const meanOf = ({ rates }: Practice) => (rates[order].n > 0 ? rates[order].mean : -1);
  return found.toSorted((a, b) => meanOf(b) - meanOf(a));
}
