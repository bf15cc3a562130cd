import { Badge, type Tone } from '@/components/ui/badge';
import { Percent } from '@/components/ui/interval';
import type { ReplyRow } from '@/lib/replies/review-schema';
import {
  countedOf,
  engineWord,
  INTEREST_WORDS,
  OBJECTION_WORDS,
  otherReadings,
  SENTIMENT_WORDS,
} from './reply-words';

const TONES: Record<string, Tone> = { positive: 'good', neutral: 'neutral', negative: 'bad' };

/** The labels that count. */
export function ReplyBadges({ row }: { row: Pick<ReplyRow, 'predicted' | 'corrected'> }) {
  const { sentiment_label, interest_level, objection_type, auto_reply, unsubscribe_request } = countedOf(row);
  return (
    <span className="flex flex-wrap gap-1">
      <Badge tone={TONES[sentiment_label] ?? 'neutral'}>{SENTIMENT_WORDS[sentiment_label]}</Badge>
      <Badge>{INTEREST_WORDS[interest_level]}</Badge>
      {objection_type === 'none' ? null : (
        <Badge tone="warn">Objection: {OBJECTION_WORDS[objection_type]}</Badge>
      )}
      {auto_reply ? <Badge>Automatic</Badge> : null}
      {unsubscribe_request ? <Badge tone="bad">No more messages</Badge> : null}
    </span>
  );
}

/** What the engine says, how sure it is, what else it may be, and why. */
export function ReplyReading({ row }: { row: ReplyRow }) {
  const { predicted, corrected, fallback_reason } = row;
  const others = otherReadings(row);
  return (
    <div className="flex flex-col gap-1.5 text-sm">
      <ReplyBadges row={row} />
      <p className="text-muted text-xs">
        {corrected ? (
          `${corrected.reasoning || 'Labelled by a person.'}${row.corrected_by_name ? ` ${row.corrected_by_name}.` : ''} The engine: `
        ) : (
          <>
            {engineWord(row.engine)}
            {predicted.confidence > 0 ? (
              <>
                , <Percent value={predicted.confidence} /> sure
              </>
            ) : null}
            .{' '}
          </>
        )}
        {predicted.reasoning}
      </p>
      {others.length > 0 ? <p className="text-muted text-xs">Could also be: {others.join(', ')}.</p> : null}
      {fallback_reason ? (
        <p className="text-muted text-xs">Asked before, without a usable answer: {fallback_reason}.</p>
      ) : null}
    </div>
  );
}
