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

/** What the card shows: a trial whose window left it undecided says so. */
export const statusWords = ({ status, is_undecided }: Pick<PlanItem, 'status' | 'is_undecided'>) =>
  is_undecided ? ({ status: 'warning', label: 'Undecided' } as const) : STATUS_WORDS[status];

/** `2 to decide, 1 on trial, 1 undecided` */
export function countsText({
  statuses,
  n_items,
  n_undecided,
}: Pick<PlanRow, 'statuses' | 'n_items' | 'n_undecided'>): string {
  if (n_items === 0) return 'Nothing to change';
  const counts: Record<string, number> = { ...statuses, canary: (statuses.canary ?? 0) - n_undecided };
  const said = Object.entries(STATUS_WORDS).flatMap(([status, { label }]) => {
    const count = counts[status];
    return count ? [`${count} ${label.toLowerCase()}`] : [];
  });
  return [...said, ...(n_undecided > 0 ? [`${n_undecided} undecided`] : [])].join(', ');
}

/** `Measured +1.2 points (…), promised +2.4 points (…). …`: why the rule says neither yes nor no. */
export function undecidedText(
  { measured, expected }: Pick<PlanItem, 'measured' | 'expected'>,
  locale: string,
): string {
  if (!measured) return 'Nobody was reached in both arms, so nothing was measured.';
  const n = measured.n_control + measured.n_treatment;
  const result = differenceText({ ...measured, n }, locale);
  return `Measured ${result}, promised ${differenceText(expected, locale)}. The measured interval holds zero: neither better nor worse is shown.`;
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
