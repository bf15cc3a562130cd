import type { ReplyRow } from '@/lib/replies/review-schema';
import type { Classification, Interest, Objection, Sentiment } from '@/lib/replies/schema';

export const SENTIMENT_WORDS: Record<Sentiment, string> = {
  positive: 'Positive',
  neutral: 'Neutral',
  negative: 'Negative',
};
export const INTEREST_WORDS: Record<Interest, string> = {
  none: 'No interest',
  low: 'Low interest',
  medium: 'Medium interest',
  high: 'High interest',
};
export const OBJECTION_WORDS: Record<Objection, string> = {
  none: 'No objection',
  price: 'Price',
  timing: 'Timing',
  authority: 'Authority',
  competitor: 'Competitor',
  not_interested: 'Not interested',
  no_need: 'No need',
};
export const SENTIMENTS = Object.keys(SENTIMENT_WORDS) as Sentiment[];
export const INTERESTS = Object.keys(INTEREST_WORDS) as Interest[];
export const OBJECTIONS = Object.keys(OBJECTION_WORDS) as Objection[];

export const FIELD_WORDS = {
  sentiment_label: 'Sentiment',
  interest_level: 'Interest',
  objection_type: 'Objection',
} as const;

const ENGINE_WORDS: Record<string, string> = {
  local: 'Local engine',
  openai: 'OpenAI',
  anthropic: 'Anthropic',
};
export const engineWord = (engine: string): string => ENGINE_WORDS[engine] ?? engine;

const ALL_WORDS: Record<string, Record<string, string>> = {
  sentiment_label: SENTIMENT_WORDS,
  interest_level: INTEREST_WORDS,
  objection_type: OBJECTION_WORDS,
};

/** What counts: the person's word, else the engine's. */
export const countedOf = (row: Pick<ReplyRow, 'predicted' | 'corrected'>): Classification =>
  row.corrected ?? row.predicted;

/** The other labels that the engine still holds possible. */
export function otherReadings(row: Pick<ReplyRow, 'predicted' | 'candidates'>): string[] {
  return Object.entries(ALL_WORDS).flatMap(([field, words]) => {
    const said = row.predicted[field as 'sentiment_label'];
    return (row.candidates[field] ?? [])
      .filter((label) => label !== said)
      .map((label) => words[label] ?? label);
  });
}

export const whoOf = (row: Pick<ReplyRow, 'contact'>): string => row.contact ?? 'Somebody unknown';
