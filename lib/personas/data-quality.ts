import { DATA_QUALITY_PARTS, type DataQuality, type DataQualityPart } from './data-quality-schema';

export type QualityInput = { interactions: number; trackedEmails: number; deals: number; patterns: number };

const POINTS_AN_INTERACTION = 2;
const MAX = DATA_QUALITY_PARTS;
const ORDER = ['email_engagement', 'deal_history', 'recognised_patterns', 'interaction_volume'] as const;

/** 0–100: two points an interaction up to 50; 20 for e-mail with tracking, 20 for a deal, 10 for a recognised pattern. */
export function dataQuality(input: QualityInput): DataQuality {
  const { interactions, trackedEmails, deals, patterns } = input;
  const parts = {
    interaction_volume: Math.min(MAX.interaction_volume, POINTS_AN_INTERACTION * interactions),
    email_engagement: trackedEmails > 0 ? MAX.email_engagement : 0,
    deal_history: deals > 0 ? MAX.deal_history : 0,
    recognised_patterns: patterns > 0 ? MAX.recognised_patterns : 0,
  };
  const text: Record<DataQualityPart, string> = {
    interaction_volume: `${plural(interactions, 'interaction')}, two points each`,
    email_engagement:
      trackedEmails > 0 ? `${plural(trackedEmails, 'e-mail')} with tracking` : 'no e-mail with tracking',
    deal_history: deals > 0 ? plural(deals, 'deal') : 'no deal',
    recognised_patterns:
      patterns > 0 ? `${plural(patterns, 'pattern')} recognised` : 'no pattern recognised yet',
  };
  return {
    score: Object.values(parts).reduce((sum, points) => sum + points, 0),
    parts,
    explanation: (['interaction_volume', ...ORDER.slice(0, 3)] as const).map((part) => ({
      part,
      points: parts[part],
      max: MAX[part],
      text: text[part],
    })),
    next: nextOf(parts),
  };
}

const ADVICE: Record<DataQualityPart, string> = {
  email_engagement: 'Send one e-mail with open tracking, or import one with “opened”.',
  deal_history: 'Link one deal to this contact.',
  recognised_patterns: 'Keep recording: a habit is recognised from about eight active days on.',
  interaction_volume: 'Record one more interaction: a call, a meeting, an e-mail.',
};

/** What adds most for one record. Patterns can't be entered, so they come last. */
function nextOf(parts: Record<DataQualityPart, number>): DataQuality['next'] {
  const more = Math.min(POINTS_AN_INTERACTION, MAX.interaction_volume - parts.interaction_volume);
  if (parts.email_engagement === 0) return advise('email_engagement', MAX.email_engagement + more);
  if (parts.deal_history === 0) return advise('deal_history', MAX.deal_history);
  if (more > 0) return advise('interaction_volume', more);
  return parts.recognised_patterns === 0 ? advise('recognised_patterns', MAX.recognised_patterns) : null;
}

const advise = (part: DataQualityPart, gain: number) => ({ part, gain, text: ADVICE[part] });
const plural = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
