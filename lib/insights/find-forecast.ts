import { priorFromRate, ratePosterior } from '@/lib/stats/beta';
import type { Match } from './find-twins';
import { similarRate } from './find-twins';
import type { Confidence, Evidence, Finding } from './finding';
import { clip, formatPercent, formatPoints, formatRate } from './format';
import type { DealView } from './history';

/** What the forecast says about a deal (the shape of GET /deals/{id}/forecast). */
export type DealForecast = {
  probability: number;
  interval: [number, number];
  basis: 'model' | 'prior';
  abstained: boolean;
  reason: string | null;
  factors: readonly { feature: string; value: string; effect: number }[];
};

/** The forecast's record on later deals that it had not seen. */
export type ForecastRecord = {
  won: number;
  lost: number;
  reliability: readonly { predicted: number; observed: number; n: number }[];
};

/**
 * How often "more likely won" (or "more likely lost") came true among held-out deals with a forecast in the same
 * tenth; without such deals, how often deals end that way at all.
 */
export function forecastConfidence(probability: number, record: ForecastRecord | null): Confidence {
  const claimsWin = probability >= 0.5;
  const closed = (record?.won ?? 0) + (record?.lost ?? 0);
  const winRate = ((record?.won ?? 0) + 1) / (closed + 2);
  const prior = priorFromRate(claimsWin ? winRate : 1 - winRate, 8);
  const bin = record?.reliability.find(
    (bar) =>
      Math.floor(Math.min(bar.predicted, 0.999) * 10) === Math.floor(Math.min(probability, 0.999) * 10),
  );
  const end = claimsWin ? 'won' : 'lost';
  if (bin && bin.n > 0) {
    const won = Math.round(bin.observed * bin.n);
    const hits = claimsWin ? won : bin.n - won;
    const { mean, interval, n } = ratePosterior(hits, bin.n, prior);
    return {
      mean,
      interval,
      n,
      basis: `Of ${n} later deals with a forecast in this range, ${hits} were ${end}.`,
    };
  }
  if (closed === 0) {
    return { mean: 0.5, interval: [0.05, 0.95], n: 0, basis: 'Built-in assumption: no deal has closed yet.' };
  }
  const hits = claimsWin ? (record?.won ?? 0) : (record?.lost ?? 0);
  const { mean, interval, n } = ratePosterior(hits, closed, priorFromRate(0.5, 2));
  return { mean, interval, n, basis: `Of ${n} closed deals, ${hits} were ${end}.` };
}

export type ForecastInput = {
  forecast: DealForecast;
  record: ForecastRecord | null;
  /** The row the receipt opens: the frozen prediction, or the deal. */
  sourceId: string | null;
  matches: readonly Match[];
  names: ReadonlyMap<string, string>;
};

/** The named factors; what is left over (it has no value) says nothing a rep can act on. */
function factorText(forecast: DealForecast): string {
  const strongest = [...forecast.factors]
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .filter((factor) => Math.abs(factor.effect) >= 0.005 && factor.value !== '')
    .slice(0, 3);
  return strongest
    .map((factor) => `${factor.feature} (${clip(factor.value, 60)}) ${formatPoints(factor.effect)}`)
    .join(', ');
}

/** The win probability as an insight: the forecast, what moves it, and how similar deals ended. */
export function findForecast(view: DealView, input: ForecastInput): Finding {
  const { forecast, record, matches, names } = input;
  const rate = formatRate(forecast.probability, forecast.interval);
  const closed = (record?.won ?? 0) + (record?.lost ?? 0);
  const baseRate = closed > 0 ? ((record?.won ?? 0) + 1) / (closed + 2) : 0.5;
  const similar = similarRate(matches, baseRate);
  const factors = forecast.abstained ? '' : factorText(forecast);
  const similarText =
    similar.n > 0
      ? `${similar.won} of the ${similar.n} most similar closed deals were won: ${formatRate(similar.mean, similar.interval, similar.n)}.`
      : '';
  const basis = forecast.abstained
    ? (forecast.reason ?? 'The model abstains, so this is the base rate.')
    : '';
  const opening = forecast.abstained
    ? `The forecast shows the base rate, ${rate}.`
    : `The forecast is ${rate}.`;
  const evidence: Evidence[] = [
    {
      type: input.sourceId ? 'forecast' : 'deal',
      id: input.sourceId ?? view.deal.id,
      label: clip(`Forecast ${rate}${factors ? `: ${factors}` : ''}${basis ? `. ${basis}` : ''}`, 560),
    },
  ];
  if (similarText) {
    const counted = matches.filter((match) => match.rank <= similar.n);
    const first = counted[0];
    const listed = counted
      .slice(0, 4)
      .map((match) => `${names.get(match.id) ?? 'a deal'} (${match.status})`)
      .join(', ');
    if (first)
      evidence.push({ type: 'deal', id: first.id, label: clip(`${similarText} Nearest: ${listed}`, 560) });
  }
  return {
    kind: 'win_probability',
    signal: forecast.probability >= 0.5 ? 'forecast_win' : 'forecast_loss',
    title: forecast.abstained
      ? `No better guess than the base rate: ${formatPercent(forecast.probability)}`
      : `${formatPercent(forecast.probability)} likely to win`,
    body: [opening, basis, factors ? `What moves it most: ${factors}.` : '', similarText]
      .filter(Boolean)
      .join(' '),
    actions: [],
    confidence: forecastConfidence(forecast.probability, record),
    evidence,
    lift: 0,
  };
}
