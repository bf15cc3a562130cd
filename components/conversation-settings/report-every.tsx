'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useLocale } from '@/components/ui/locale';
import type { Rules } from '@/lib/conversations/schema';
import { everyProblem } from './kind-words';
import type { ChangeRules } from './use-rules';

interface ReportEveryProps {
  rules: Rules;
  builtIn: number;
  canEdit: boolean;
  onChange: ChangeRules;
}

export function ReportEvery({ rules, builtIn, canEdit, onChange }: ReportEveryProps) {
  const { locale } = useLocale();
  const own = rules.report_every ?? null;
  const words = own === null ? `${builtIn.toLocaleString(locale)} (built-in)` : own.toLocaleString(locale);
  return (
    <Section
      id="reports"
      title="Improvement reports"
      description={`Made by itself after every ${words} exchanges of an agent.`}
    >
      {canEdit ? (
        <EveryForm key={own} own={own} builtIn={builtIn} onChange={onChange} />
      ) : (
        <p className="text-sm">Every {words} exchanges</p>
      )}
    </Section>
  );
}

type EveryFormProps = { own: number | null; builtIn: number; onChange: ChangeRules };

function EveryForm({ own, builtIn, onChange }: EveryFormProps) {
  const [text, setText] = useState(own === null ? '' : String(own));
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <form
      noValidate
      className="flex max-w-md items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const found = everyProblem(text);
        setProblem(found);
        const every = text.trim() === '' ? null : Number(text);
        if (found || every === own) return;
        onChange(
          { report_every: every },
          every === null ? 'The built-in number applies' : `A report every ${every} exchanges`,
        );
      }}
    >
      <div className="min-w-0 flex-1">
        <Field
          label="Exchanges between two reports"
          description={`Empty: the built-in ${builtIn}.`}
          error={problem ?? undefined}
        >
          <Input
            inputMode="numeric"
            value={text}
            placeholder={String(builtIn)}
            onChange={(event) => {
              setText(event.target.value);
              setProblem(null);
            }}
          />
        </Field>
      </div>
      <Button type="submit">Save</Button>
    </form>
  );
}
