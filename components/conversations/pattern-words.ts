import type { LearnedPattern } from '@/lib/conversations/pattern-schema';
import type { PatternState } from './conversation-query';

export const STATE_WORDS: Record<PatternState, string> = {
  proposed: 'To decide',
  active: 'In use',
  expired: 'Expired',
  retired: 'Not in use',
};

/** Where a pattern stands now; one whose time is over reaches nobody, whatever was decided. */
export function stateOf(
  { status, expires_at }: Pick<LearnedPattern, 'status' | 'expires_at'>,
  now: number,
): PatternState {
  if (status === 'retired') return 'retired';
  return expires_at !== null && Date.parse(expires_at) <= now ? 'expired' : status;
}

/** The exchanges that taught it, each once, the one that shows it best first. */
export function examplesOf({ metadata, conversation_ids }: LearnedPattern): string[] {
  const example = metadata.example_id;
  return [...new Set([...(typeof example === 'string' ? [example] : []), ...conversation_ids])];
}

export const PATTERN_CSV_HEADER = [
  'Kind',
  'What agents should know',
  'State',
  'Source',
  'Success rate',
  'Lower',
  'Upper',
  'n',
  'Expires',
  'Added',
];

export const patternCsvOf = (pattern: LearnedPattern, now: number) => [
  pattern.pattern_type,
  pattern.description,
  STATE_WORDS[stateOf(pattern, now)],
  pattern.source === 'manual' ? 'Written by a person' : 'Proposed',
  pattern.confidence?.mean ?? null,
  pattern.confidence?.interval[0] ?? null,
  pattern.confidence?.interval[1] ?? null,
  pattern.confidence?.n ?? null,
  pattern.expires_at,
  pattern.created_at,
];
