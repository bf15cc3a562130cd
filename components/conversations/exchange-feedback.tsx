'use client';

import { Pencil } from 'lucide-react';
import type { FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { StarInput } from '@/components/ui/stars';
import { Textarea } from '@/components/ui/textarea';
import type { Feedback, Judged } from '@/lib/conversations/session-schema';
import { ExchangeText } from './exchange-text';
import { mineOf, type Opinion } from './judged-exchanges';

interface ExchangeFeedbackProps {
  exchange: Judged;
  isCorrecting: boolean;
  onCorrecting: (isOn: boolean) => void;
  onJudge: (change: Partial<NonNullable<Opinion>>) => void;
}

/** What people think of an answer, and what it should have been. */
export function ExchangeFeedback({ exchange, isCorrecting, onCorrecting, onJudge }: ExchangeFeedbackProps) {
  const mine = mineOf(exchange);
  const others = exchange.feedback.filter(({ is_mine }) => !is_mine);
  return (
    <div className="flex flex-col gap-2">
      {others.map((one) => (
        <OtherWord key={one.updated_at} said={one} />
      ))}
      {mine?.correction && !isCorrecting ? (
        <blockquote className="max-w-prose border-accent border-l-2 pl-3 text-sm">
          <p className="text-muted text-xs">Your correction</p>
          <ExchangeText text={mine.correction} />
        </blockquote>
      ) : null}
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <StarInput
          label="Your rating"
          value={mine?.rating ?? null}
          onValueChange={(rating) => onJudge({ rating })}
        />
        {isCorrecting ? null : (
          <Button size="sm" variant="ghost" icon={<Pencil />} onClick={() => onCorrecting(true)}>
            {mine?.correction ? 'Change correction' : 'Correct the answer'}
          </Button>
        )}
      </div>
      {isCorrecting ? (
        <CorrectionForm
          correction={mine?.correction ?? null}
          answer={exchange.agent_response}
          onCancel={() => onCorrecting(false)}
          onSave={(correction) => {
            onCorrecting(false);
            if (correction !== (mine?.correction ?? null)) onJudge({ correction });
          }}
        />
      ) : null}
    </div>
  );
}

function OtherWord({ said }: { said: Feedback }) {
  return (
    <div className="text-sm">
      <p className="text-muted text-xs">
        {said.by ?? 'Somebody who has left'}
        {said.rating === null ? ' corrected it' : `: ${said.rating} of 5`}
      </p>
      {said.correction ? (
        <blockquote className="max-w-prose border-line-strong border-l-2 pl-3">
          <ExchangeText text={said.correction} />
        </blockquote>
      ) : null}
    </div>
  );
}

interface CorrectionFormProps {
  correction: string | null;
  answer: string;
  onCancel: () => void;
  onSave: (correction: string | null) => void;
}

function CorrectionForm({ correction, answer, onCancel, onSave }: CorrectionFormProps) {
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSave(String(new FormData(event.currentTarget).get('correction') ?? '').trim() || null);
  };
  return (
    <form onSubmit={save} className="flex max-w-prose flex-col gap-2">
      <Field
        label="What should have been said"
        description="Agents get this instead of the answer when somebody asks alike. Leave it empty to take a correction back."
      >
        <Textarea
          name="correction"
          rows={3}
          maxLength={20_000}
          autoFocus
          defaultValue={correction ?? answer}
        />
      </Field>
      <div className="flex gap-2">
        <Button type="submit" size="sm" variant="primary">
          Save correction
        </Button>
        <Button size="sm" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
