'use client';

import { Check } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import type { ReplyRow } from '@/lib/replies/review-schema';
import type { Correction } from '@/lib/replies/schema';
import { objectionKey } from './reply-keys';
import {
  countedOf,
  INTEREST_WORDS,
  INTERESTS,
  OBJECTION_WORDS,
  OBJECTIONS,
  SENTIMENT_WORDS,
  SENTIMENTS,
  whoOf,
} from './reply-words';

interface ReplyLabelsProps {
  row: ReplyRow;
  onLabel: (correction: Correction) => void;
}

const INTEREST_OPTIONS = INTERESTS.map((value) => ({ value, label: INTEREST_WORDS[value] }));
const OBJECTION_OPTIONS = OBJECTIONS.map((value) => ({
  value,
  label: `${objectionKey(value)} ${OBJECTION_WORDS[value]}`,
}));

/** The same labels as the keys give, for mouse and touch. */
export function ReplyLabels({ row, onLabel }: ReplyLabelsProps) {
  const now = countedOf(row);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="sr-only">Labels of the reply by {whoOf(row)}</legend>
      <div className="flex flex-wrap items-center gap-1.5">
        {SENTIMENTS.map((sentiment_label) => (
          <Button
            key={sentiment_label}
            size="sm"
            aria-pressed={now.sentiment_label === sentiment_label}
            variant={now.sentiment_label === sentiment_label ? 'secondary' : 'ghost'}
            onClick={() => onLabel({ sentiment_label })}
          >
            {SENTIMENT_WORDS[sentiment_label]}
          </Button>
        ))}
        {row.corrected ? (
          <span className="ml-auto flex h-7 items-center gap-1 px-2 text-good-ink text-xs">
            <Check aria-hidden className="size-4" />
            Labelled
          </span>
        ) : (
          <Button size="sm" className="ml-auto" icon={<Check />} onClick={() => onLabel({ confirmed: true })}>
            Right as it is
          </Button>
        )}
      </div>
      <div className="flex flex-wrap gap-1.5">
        <Select
          aria-label="Interest"
          className="w-auto"
          options={INTEREST_OPTIONS}
          value={now.interest_level}
          onValueChange={(interest_level) => onLabel({ interest_level })}
        />
        <Select
          aria-label="Objection"
          className="w-auto"
          options={OBJECTION_OPTIONS}
          value={now.objection_type}
          onValueChange={(objection_type) => onLabel({ objection_type })}
        />
      </div>
    </fieldset>
  );
}
