'use client';

import { Check, ThumbsDown, ThumbsUp } from 'lucide-react';
import { useState } from 'react';
import { FeedbackButtons } from '@/components/ui/feedback-buttons';
import type { FeedbackInput, FeedbackType, Insight } from '@/lib/insights/schema';
import { FeedbackDialog } from './feedback-dialog';

const OPTIONS: { value: FeedbackType; label: string; icon?: React.ReactNode }[] = [
  { value: 'helpful', label: 'Helpful', icon: <ThumbsUp aria-hidden /> },
  { value: 'not_helpful', label: 'Not helpful', icon: <ThumbsDown aria-hidden /> },
  { value: 'accurate', label: 'Accurate' },
  { value: 'incorrect', label: 'Incorrect' },
  { value: 'acted_on', label: 'Acted on', icon: <Check aria-hidden /> },
];

interface InsightFeedbackProps {
  insight: Insight;
  onChange: (feedback: FeedbackInput, isOn: boolean) => void;
}

/** Buttons that count at once. “Acted on” asks what was done, “Incorrect” what is wrong. */
export function InsightFeedback({ insight, onChange }: InsightFeedbackProps) {
  const [asking, setAsking] = useState<FeedbackType | null>(null);
  const { counts, mine } = insight.feedback;
  const total = Object.values(counts).reduce((sum, count) => sum + (count ?? 0), 0);
  const toggle = (type: FeedbackType, isOn: boolean) => {
    onChange({ type }, isOn);
    if (isOn && (type === 'acted_on' || type === 'incorrect')) setAsking(type);
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <FeedbackButtons
        label={`Feedback on “${insight.title}”`}
        options={OPTIONS.map((option) => {
          const count = counts[option.value] ?? 0;
          return { ...option, label: count > 0 ? `${option.label} ${count}` : option.label };
        })}
        selected={mine.map((item) => item.type)}
        onToggle={toggle}
      />
      <span aria-live="polite" className="num text-muted text-xs">
        {total > 0 ? `${total} counted` : ''}
      </span>
      {mine.length > 0 ? (
        <button
          type="button"
          onClick={() => setAsking(mine.at(-1)?.type ?? null)}
          className="text-accent-ink text-xs underline underline-offset-2"
        >
          Say more
        </button>
      ) : null}
      {asking ? (
        <FeedbackDialog
          type={asking}
          own={mine.find((item) => item.type === asking)}
          onClose={() => setAsking(null)}
          onSave={(feedback) => {
            onChange(feedback, true);
            setAsking(null);
          }}
        />
      ) : null}
    </div>
  );
}
