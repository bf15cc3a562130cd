import { dealEvidence, RISK_DESCRIPTIONS } from './describe-risks';
import { patternEvidence, rankSteps } from './find-patterns';
import { type Evidence, recordFor, recordSentence, type StoredRecord } from './finding';
import { clip, formatDay, formatDays, formatMoney, formatRate } from './format';
import { DAY_MS, type DealView, daysBetween } from './history';
import { patternByKey, slips } from './patterns';
import type { PipelineShape } from './stages';
import { ANSWERS } from './step-words';

export type WatchKind = 'stale' | 'slipping' | 'forecast_fall' | 'closing_soon' | 'moved';
/** A card for Today. `dedupe_key` names the episode: the same silence is the same card. */
export type WatchItem = {
  deal_id: string;
  owner_id: string | null;
  kind: WatchKind;
  dedupe_key: string;
  severity: 1 | 2 | 3;
  title: string;
  body: string;
  next_action: string;
  href: string;
  evidence: Evidence[];
};
export type PastForecast = {
  id: string;
  probability: number;
  interval: [number, number];
  as_of: string;
  abstained: boolean;
};
export type WatchInput = {
  view: DealView;
  shape: PipelineShape;
  records: readonly StoredRecord[];
  /** Frozen predictions of this deal, newest first. */
  forecasts: readonly PastForecast[];
};

const CLOSING_SOON_DAYS = 7;
const MOVED_DAYS = 2;
const FALL = 0.1;
const FALL_DAYS = 30;

type Draft = Pick<WatchItem, 'kind' | 'severity' | 'title' | 'body' | 'next_action' | 'evidence'> & {
  episode: string;
};

function answer({ view, records }: WatchInput, signal: string): string {
  const best = rankSteps(records, signal)[0]?.step.key;
  return ANSWERS[signal]?.(best, view)[0] ?? '';
}

function measured({ view, records }: WatchInput, signal: string): { text: string; evidence: Evidence[] } {
  const record = recordFor(records, signal, view.stage);
  const label = patternByKey(signal)?.label;
  if (!record || record.n === 0 || !label) return { text: '', evidence: [] };
  const text = recordSentence(record, label);
  return { text: ` ${text}`, evidence: [patternEvidence(record, text)] };
}

function fromPattern(input: WatchInput, signal: string, kind: WatchKind, episode: string): Draft[] {
  const { view, shape } = input;
  const described = RISK_DESCRIPTIONS[signal]?.(view, shape);
  if (!described || !patternByKey(signal)?.holds(view, shape)) return [];
  const record = measured(input, signal);
  return [
    {
      kind,
      episode,
      severity: 2,
      title: described.titles[0] ?? '',
      body: `${described.sentence}${record.text}`,
      next_action: answer(input, signal),
      evidence: [...described.evidence, ...record.evidence],
    },
  ];
}

function fallingForecast(input: WatchInput): Draft[] {
  const [latest, ...earlier] = input.forecasts;
  if (!latest) return [];
  const recent = earlier.filter(
    (past) => Date.parse(latest.as_of) - Date.parse(past.as_of) <= FALL_DAYS * DAY_MS,
  );
  const high = recent.reduce<PastForecast | null>(
    (best, past) => (past.probability > (best?.probability ?? 0) ? past : best),
    null,
  );
  if (!high || high.probability - latest.probability < FALL) return [];
  const before = formatRate(high.probability, high.interval);
  const now = formatRate(latest.probability, latest.interval);
  const text = `The forecast fell from ${before} on ${formatDay(high.as_of)} to ${now}.`;
  return [
    {
      kind: 'forecast_fall',
      episode: high.id,
      severity: 3,
      title: 'Forecast is falling',
      body: text,
      next_action: 'Open the deal and look at what moved the forecast.',
      evidence: [{ type: 'forecast', id: latest.id, label: text }],
    },
  ];
}

function closingSoon({ view }: WatchInput): Draft[] {
  if (view.expectedClose === null || view.expectedClose + DAY_MS <= view.now) return [];
  const days = daysBetween(view.now, view.expectedClose);
  if (view.expectedClose - view.now > CLOSING_SOON_DAYS * DAY_MS) return [];
  const amount = view.deal.amount ? `${formatMoney(view.deal.amount, view.deal.currency)}, ` : '';
  const day = formatDay(view.expectedClose);
  const when = days === 0 ? `due on ${day}` : `due on ${day}, in ${formatDays(days)}`;
  return [
    {
      kind: 'closing_soon',
      episode: String(view.expectedClose),
      severity: 3,
      title: `Expected to close on ${day}`,
      body: `${amount}${when}, stands at ${view.stage}.`,
      next_action: 'Confirm the close date and what is still missing with the buyer.',
      evidence: [dealEvidence(view, `${amount}${when}, stands at ${view.stage}`)],
    },
  ];
}

function moved({ view, shape }: WatchInput): Draft[] {
  const last = view.stages.at(-1);
  if (!last?.from || view.now - Date.parse(last.at) > MOVED_DAYS * DAY_MS) return [];
  const isForward = shape.stageOrder.indexOf(last.to) >= shape.stageOrder.indexOf(last.from);
  const text = `${last.from} → ${last.to} on ${formatDay(last.at)}`;
  return [
    {
      kind: 'moved',
      episode: last.id,
      severity: isForward ? 1 : 2,
      title: isForward ? `Moved to ${last.to}` : `Moved back to ${last.to}`,
      body: `${text}.`,
      next_action: isForward
        ? 'Agree on the next step with the buyer while it is moving.'
        : 'Clear up what was missing.',
      evidence: [{ type: 'stage_change', id: last.id, label: text }],
    },
  ];
}

/** Everything about an open deal that wants a look now; empty for a closed one. */
export function watchDeal(input: WatchInput): WatchItem[] {
  const { view } = input;
  const { deal } = view;
  if (deal.status !== 'open') return [];
  const slip = slips(view).at(-1);
  const drafts = [
    ...fallingForecast(input),
    ...closingSoon(input),
    ...fromPattern(input, 'past_close_date', 'slipping', `passed:${view.expectedClose}`),
    ...(slip ? fromPattern(input, 'slipped', 'slipping', slip.id) : []),
    ...fromPattern(input, 'silent', 'stale', view.activities.at(-1)?.id ?? 'opened'),
    ...moved(input),
  ];
  return drafts.map(({ episode, ...draft }) => ({
    ...draft,
    title: clip(`${deal.name}: ${draft.title.charAt(0).toLowerCase()}${draft.title.slice(1)}`, 180),
    body: clip(draft.body, 900),
    deal_id: deal.id,
    owner_id: deal.owner_id,
    dedupe_key: `${draft.kind}:${deal.id}:${episode}`,
    href: `/deals/${deal.id}`,
  }));
}
