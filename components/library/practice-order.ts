import { RATES, type RateName } from '@/lib/practices/schema';
import type { Order } from './practice-query';

const ORDERS: readonly Order[] = [...RATES, 'n', 'updated_at'];

/** The order that the address asks for; what it doesn't know is the rung of the ladder that counts. */
export function orderOf(wanted: string | null): Order {
  return ORDERS.find((order) => order === wanted) ?? 'positive_reply_rate';
}

/** Which rate is drawn: the one that is sorted by. */
export function metricOf(order: Order): RateName {
  return order === 'n' || order === 'updated_at' ? 'positive_reply_rate' : order;
}
