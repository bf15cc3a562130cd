import type { Status } from '@/components/ui/status-badge';
import type { PlanItem, PlanRow, PlanStatus } from '@/lib/intelligence/plan-schema';

export const KIND_WORDS: Record<PlanItem['kind'], string> = {
  adopt: 'Adopt',
  retire: 'Retire',
  agent_improvement: 'Improve an agent',
};

export const STATUS_WORDS: Record<PlanStatus, { status: Status; label: string }> = {
  proposed: { status: 'pending', label: 'To decide' },
  rejected: { status: 'revoked', label: 'Rejected' },
  waiting: { status: 'pending', label: 'Approved, waits' },
  canary: { status: 'running', label: 'On trial' },
  adopted: { status: 'done', label: 'In force' },
  rolled_back: { status: 'warning', label: 'Rolled back' },
  taken_back: { status: 'revoked', label: 'Taken back' },
};

/** `2 to decide, 1 on trial` */
export function countsText({ statuses, n_items }: Pick<PlanRow, 'statuses' | 'n_items'>): string {
  if (n_items === 0) return 'Nothing to change';
  return Object.entries(STATUS_WORDS)
    .flatMap(([status, { label }]) =>
      statuses[status] ? [`${statuses[status]} ${label.toLowerCase()}`] : [],
    )
    .join(', ');
}

export type Difference = { delta: number; interval: readonly [number, number]; n: number };

/** `+4.1 points (+1.2 to +7.0, n = 600)`: a difference of two rates with its interval. */
export function differenceText({ delta, interval, n }: Difference, locale: string): string {
  const signed = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  const [low, high] = interval.map((end) => signed.format(end * 100));
  const count = new Intl.NumberFormat(locale).format(n);
  return `${signed.format(delta * 100)}\u00a0points (${low} to ${high}, n\u00a0= ${count})`;
}
