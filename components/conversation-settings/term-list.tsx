'use client';

import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import type { Rules } from '@/lib/conversations/schema';
import { termProblem } from './kind-words';
import type { ChangeRules } from './use-rules';

interface TermListProps {
  rules: Rules;
  canEdit: boolean;
  onChange: ChangeRules;
}

export function TermList({ rules: { terms }, canEdit, onChange }: TermListProps) {
  return (
    <Section
      id="terms"
      title="Words of your own"
      description="Taken out whatever their case, whole words only: code names, products that are not public, clients."
    >
      <div className="flex flex-col gap-3">
        {terms.length === 0 ? <p className="text-muted text-sm">None yet.</p> : null}
        <ul className="flex flex-wrap gap-2">
          {terms.map((term) => (
            <li
              key={term}
              className="flex min-h-8 max-w-full items-center gap-1 rounded-md border border-line bg-sunken py-0.5 pr-1 pl-2.5 text-sm"
            >
              <span className="min-w-0 break-words">{term}</span>
              {canEdit ? (
                <IconButton
                  label={`Stop taking out ${term}`}
                  icon={<X />}
                  size="sm"
                  variant="ghost"
                  onClick={() =>
                    onChange(
                      { terms: terms.filter((known) => known !== term) },
                      `“${term}” is kept from now on`,
                    )
                  }
                />
              ) : null}
            </li>
          ))}
        </ul>
        {canEdit ? <AddTerm terms={terms} onChange={onChange} /> : null}
      </div>
    </Section>
  );
}

function AddTerm({ terms, onChange }: { terms: readonly string[]; onChange: ChangeRules }) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <form
      className="flex items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const found = termProblem(text, terms);
        setProblem(found);
        if (found) return;
        const term = text.trim();
        setText('');
        onChange({ terms: [...terms, term] }, `“${term}” is taken out from now on`);
      }}
    >
      <div className="min-w-0 max-w-80 flex-1">
        <Field label="Word or phrase" hideLabel error={problem ?? undefined}>
          <Input
            value={text}
            placeholder="Project Falcon"
            onChange={(event) => {
              setText(event.target.value);
              setProblem(null);
            }}
          />
        </Field>
      </div>
      <Button type="submit">Take out</Button>
    </form>
  );
}
