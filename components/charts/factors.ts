import { formatPoints } from '@/components/ui/format';

export interface Factor {
  feature: string;
  /** The deal's own value, in words. */
  value: string;
  /** Signed change of the probability that the factor makes, as a fraction: −0.06 is six points less. */
  effect: number;
}

export interface FactorBar extends Factor {
  /** Share of the longest bar, 0–1. */
  length: number;
  direction: 'raises' | 'lowers';
  text: string;
}

/** The strongest factors first, with the length of their bars and the words for their effect. */
export function prepareFactors(factors: readonly Factor[], locale: string, limit = 8): FactorBar[] {
  const strongest = factors
    .filter((factor) => Number.isFinite(factor.effect) && factor.effect !== 0)
    .toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, limit);
  const longest = Math.abs(strongest[0]?.effect ?? 1);
  return strongest.map((factor) => ({
    ...factor,
    length: Math.abs(factor.effect) / longest,
    direction: factor.effect > 0 ? 'raises' : 'lowers',
    text: formatPoints(factor.effect, locale),
  }));
}

export function summarizeFactors(bars: readonly FactorBar[]): string {
  // The rest of the sum has no value of its own and nothing to say.
  const named = bars.filter((bar) => bar.value !== '');
  const up = named.find((bar) => bar.direction === 'raises');
  const down = named.find((bar) => bar.direction === 'lowers');
  const parts = [
    up ? `${up.feature} (${up.value}) raises it most, by ${up.text.replace('+', '')}` : '',
    down ? `${down.feature} (${down.value}) lowers it most, by ${down.text.replace('−', '')}` : '',
  ].filter(Boolean);
  return parts.length === 0
    ? 'No factor moves this forecast away from the base rate.'
    : `${parts.join('; ')}.`;
}
