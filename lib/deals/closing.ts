import type { DealDetail, DealUpdate } from './schema';

type Changes = Omit<DealUpdate, 'updated_at'>;

/** Closing stamps the time, reopening removes it; a second closing with the same outcome keeps the first time. */
export function closingFields(
  current: Pick<DealDetail, 'status' | 'closed_at'>,
  changes: Changes,
  now: Date,
): { closed_at?: string | null } {
  if (!changes.status || changes.status === current.status) return {};
  if (changes.status === 'open') return { closed_at: null };
  return {
    closed_at: current.status === 'open' || !current.closed_at ? now.toISOString() : current.closed_at,
  };
}
