import { minus } from './estimate';
import { entryOf, type FigureKey } from './figures';
import type { Estimate, StoredFigure } from './schema';

type Given = Partial<Pick<StoredFigure, 'numerator' | 'reference' | 'currency' | 'why_empty'>> & {
  /** How much there was even where no value came of it. */
  n?: number;
};

export type Figures = Partial<Record<FigureKey, StoredFigure>>;

/** A figure with its change since the period before. Null says why, in the words of the catalogue. */
export function figure(
  key: FigureKey,
  now: Estimate | null,
  before: Estimate | null = null,
  given: Given = {},
): StoredFigure {
  const {
    n = 0,
    numerator = null,
    reference = null,
    currency = null,
    why_empty = entryOf(key).empty,
  } = given;
  if (!now) return { ...NOTHING, n, numerator, currency, previous: before, why_empty };
  return {
    value: now.value,
    n: now.n,
    numerator,
    interval: now.interval,
    previous: before,
    change: before && minus(now, before),
    reference,
    why_empty: null,
    currency,
  };
}

const NOTHING = { value: null, interval: null, change: null, reference: null } as const;

/** What is shown until the job has run for the first time. */
export const notComputed = (): StoredFigure => ({
  ...NOTHING,
  n: 0,
  numerator: null,
  currency: null,
  previous: null,
  why_empty: 'Not computed yet. Figures are computed in the background, a few minutes after the first data.',
});

/** A plain count: exact, so it has no interval; nothing when there was nothing that could have been counted. */
export const countOf = (value: number, of: number): Estimate | null =>
  of === 0 && value === 0 ? null : { value, n: of, interval: null };
