import type { TextFeatures } from './features';
import { type ReplyModel, strongestWords } from './model';
import { type Judgement, type Objection, sentimentOf } from './schema';

const OBJECTION_WORDS: Record<Objection, string> = {
  none: 'no objection',
  price: 'an objection about price',
  timing: 'an objection about timing',
  authority: 'someone else decides',
  competitor: 'another supplier is in place',
  not_interested: 'a rejection',
  no_need: 'no need for it',
};

/** In words: what was understood, and which of the reply's own words said so. */
export function reasoningFor(
  judgement: Omit<Judgement, 'reasoning'>,
  model: ReplyModel,
  features: TextFeatures,
  text: string,
): string {
  if (judgement.auto_reply) return 'Written by a machine: an absence notice, a receipt or a failed delivery.';
  if (judgement.unsubscribe_request) return 'Asks for no more messages.';
  const sentiment = sentimentOf(judgement.sentiment_score);
  const words = [
    ...strongestWords(model.sentiment_label.head, features, sentiment, text),
    ...strongestWords(model.objection_type.head, features, judgement.objection_type, text),
  ];
  const quoted = [...new Set(words)].slice(0, 4).map((word) => `“${word}”`);
  const because = quoted.length > 0 ? ` The words that weigh most: ${quoted.join(', ')}.` : '';
  const doubt = judgement.needs_review ? ' More than one reading is possible.' : '';
  return `Reads as ${sentiment}, ${judgement.interest_level === 'none' ? 'no' : judgement.interest_level} interest; ${OBJECTION_WORDS[judgement.objection_type]}.${because}${doubt}`;
}
