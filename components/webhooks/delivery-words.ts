import type { Delivery } from '@/lib/webhooks/management-schema';

export type VerdictTone = 'good' | 'warn' | 'bad' | 'neutral';

/** Verdict of a delivery in words and colour; what still waits says so. */
export function verdictOf({ verdict, processed_at }: Delivery): { label: string; tone: VerdictTone } {
  if (verdict === 'duplicate') return { label: 'Repeat', tone: 'neutral' };
  if (verdict === 'rejected') return { label: 'Refused', tone: 'bad' };
  if (verdict === 'quarantined') return { label: 'Quarantined', tone: 'warn' };
  return processed_at ? { label: 'Accepted', tone: 'good' } : { label: 'Waiting', tone: 'neutral' };
}

const RESULTS = ['recorded', 'duplicate', 'unlinked', 'ignored', 'quarantined'] as const;

/** "3 recorded, 1 unlinked": what the events of a delivery did, in a fixed order. */
export function effectsInWords({ effects, error }: Pick<Delivery, 'effects' | 'error'>): string {
  const counts = RESULTS.flatMap((result) => {
    const n = effects.filter((effect) => effect.result === result).length;
    return n > 0 ? [`${n} ${result}`] : [];
  });
  return counts.join(', ') || error || 'Nothing yet';
}
