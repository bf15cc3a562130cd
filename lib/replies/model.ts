import { type Calibration, conformalSet } from './calibrate';
import { type TextFeatures, wordBucket, wordGrams } from './features';
import { gramAt, type Head, headScores, softmax, toRow } from './head';
import { INTERESTS, type Judgement, OBJECTIONS, SENTIMENTS } from './schema';

export const FIELDS = {
  sentiment_label: SENTIMENTS,
  interest_level: INTERESTS,
  objection_type: OBJECTIONS,
  auto_reply: ['false', 'true'],
  unsubscribe_request: ['false', 'true'],
} as const;
export type Field = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS) as Field[];

export type Part = { head: Head; calibration: Calibration };
export type ReplyModel = Record<Field, Part>;
export type FieldScores = Record<Field, Float64Array>;
export type Calibrations = Record<Field, Calibration>;

/** From which chance on a reply counts as such: missing one costs more than a look at one too many. */
const FLAG_FROM = { auto_reply: 0.25, unsubscribe_request: 0.3 };
const QUOTED_WORDS = 3;

export function scoresOf(model: ReplyModel, features: TextFeatures): FieldScores {
  const entries = FIELD_NAMES.map((field) => [field, headScores(model[field].head, features)]);
  return Object.fromEntries(entries) as FieldScores;
}

/**
 * What the scores say, calibrated. A person is asked where more than one sentiment remains: that is what an outcome
 * is counted by. Which objection it was changes no figure, so its doubt is shown and not queued (decision 0099).
 */
export function judge(
  scores: FieldScores,
  calibrations: Calibrations,
): Omit<Judgement, 'reasoning'> & { sets: Record<Field, string[]> } {
  const p = (field: Field) => softmax(scores[field].map((score) => score / calibrations[field].temperature));
  const [, auto = 0] = p('auto_reply');
  const [, unsubscribe = 0] = p('unsubscribe_request');
  const isAutomatic = auto >= FLAG_FROM.auto_reply;
  const certain = {
    auto_reply: isAutomatic,
    unsubscribe_request: !isAutomatic && unsubscribe >= FLAG_FROM.unsubscribe_request,
    engine: 'local' as const,
  };
  const flags = {
    auto_reply: [String(certain.auto_reply)],
    unsubscribe_request: [String(certain.unsubscribe_request)],
  };
  if (certain.auto_reply || certain.unsubscribe_request) {
    const confidence = round(certain.auto_reply ? auto : unsubscribe);
    const objection_type = certain.auto_reply ? 'none' : 'not_interested';
    const sentiment_score = certain.auto_reply ? 0 : -0.8;
    const sets = {
      ...flags,
      sentiment_label: [certain.auto_reply ? 'neutral' : 'negative'],
      interest_level: ['none'],
      objection_type: [objection_type],
    };
    return {
      ...certain,
      sentiment_score,
      interest_level: 'none',
      objection_type,
      confidence,
      needs_review: false,
      sets,
    };
  }
  const [sentiment, interest, objection] = [p('sentiment_label'), p('interest_level'), p('objection_type')];
  const setOf = (field: Field, chances: Float64Array) =>
    conformalSet(chances, calibrations[field].threshold).map((c) => FIELDS[field][c] as string);
  const sets = {
    ...flags,
    sentiment_label: setOf('sentiment_label', sentiment),
    interest_level: setOf('interest_level', interest),
    objection_type: setOf('objection_type', objection),
  };
  return {
    ...certain,
    sentiment_score: sentimentScore(sentiment),
    interest_level: INTERESTS[top(interest)] ?? 'none',
    objection_type: OBJECTIONS[top(objection)] ?? 'none',
    confidence: round(Math.max(...sentiment)),
    needs_review: sets.sentiment_label.length > 1,
    sets,
  };
}

const top = (chances: Float64Array): number => chances.indexOf(Math.max(...chances));
const round = (value: number): number => Math.round(value * 1000) / 1000;

/** A score inside the range of the likeliest label; how far inside, the probabilities say. */
export function sentimentScore(chances: Float64Array): number {
  const [positive = 0, neutral = 0, negative = 0] = chances;
  const share = (chance: number) => (chance - 1 / 3) / (2 / 3);
  if (positive > neutral && positive > negative) return round(0.5 + 0.5 * Math.max(0, share(positive)));
  if (negative > neutral) return round(-0.2 - 0.8 * Math.max(0, share(negative)));
  return round(Math.min(0.499, Math.max(-0.199, 0.5 * (positive - negative))));
}

/** The words that spoke most for a class, strongest first. */
export function strongestWords(head: Head, features: TextFeatures, label: string, text: string): string[] {
  const row = toRow(features, head.idf);
  const width = head.weights.length / head.classes.length;
  const k = head.classes.indexOf(label);
  const firstGram = gramAt(head.dimensions, 0);
  const pull = new Map<number, number>();
  row.at.forEach((at, j) => {
    if (at < firstGram) return;
    const mean = head.classes.reduce((sum, _, c) => sum + (head.weights[c * width + at] as number), 0);
    const own = (head.weights[k * width + at] as number) - mean / head.classes.length;
    pull.set(at - firstGram, own * (row.values[j] as number));
  });
  return [...wordGrams(text)]
    .filter((gram) => /^[\p{L}']{2,}( [\p{L}']+)?$/u.test(gram))
    .map((gram) => ({ gram, pull: pull.get(wordBucket(gram)) ?? 0 }))
    .filter((item) => item.pull > 0)
    .sort((a, b) => b.pull - a.pull)
    .slice(0, QUOTED_WORDS)
    .map(({ gram }) => gram);
}
