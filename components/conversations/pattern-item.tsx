'use client';

import { Badge, type Tone } from '@/components/ui/badge';
import { Interval } from '@/components/ui/interval';
import { DateTime, RelativeTime } from '@/components/ui/relative-time';
import type { LearnedPattern, PatternChanges } from '@/lib/conversations/pattern-schema';
import type { PatternState } from './conversation-query';
import { ExchangeChip } from './exchange-chip';
import { PatternActions } from './pattern-actions';
import { examplesOf, STATE_WORDS, stateOf } from './pattern-words';

const SHOWN_EXAMPLES = 4;
const TONES: Record<PatternState, Tone> = {
  proposed: 'accent',
  active: 'good',
  expired: 'neutral',
  retired: 'neutral',
};

interface PatternItemProps {
  orgId: string;
  pattern: LearnedPattern;
  onChange: (changes: PatternChanges, words: string) => void;
}

/** One pattern: what it says, what it rests on, how sure it is, and what can be decided. */
export function PatternItem({ orgId, pattern, onChange }: PatternItemProps) {
  const state = stateOf(pattern, Date.now());
  const examples = examplesOf(pattern);
  return (
    <li className="flex flex-col gap-2 border-line border-b px-4 py-4">
      <div className="flex flex-wrap items-center gap-2 text-muted text-xs">
        <Badge tone={TONES[state]}>{STATE_WORDS[state]}</Badge>
        <Badge>{pattern.pattern_type}</Badge>
        <span>
          {pattern.source === 'manual' ? 'Written by a person' : 'Proposed'}{' '}
          <RelativeTime value={pattern.created_at} />
        </span>
        {pattern.expires_at ? (
          <span>
            {state === 'expired' ? 'expired' : 'expires'} <DateTime value={pattern.expires_at} />
          </span>
        ) : null}
      </div>
      <p className="max-w-prose whitespace-pre-line break-words">{pattern.description}</p>
      {pattern.confidence ? (
        <p className="text-sm">
          Exchanges like these go well: <Interval {...pattern.confidence} unit="percent" />
        </p>
      ) : null}
      {examples.length > 0 ? (
        <div className="flex flex-wrap items-center gap-1">
          {examples.slice(0, SHOWN_EXAMPLES).map((id, n) => (
            <ExchangeChip key={id} orgId={orgId} id={id} label={`Exchange ${n + 1}`} />
          ))}
          {examples.length > SHOWN_EXAMPLES ? (
            <span className="text-muted text-xs">and {examples.length - SHOWN_EXAMPLES} more</span>
          ) : null}
        </div>
      ) : null}
      <PatternActions pattern={pattern} onChange={onChange} />
    </li>
  );
}
