'use client';

import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import type { Rules } from '@/lib/conversations/schema';
import type { RedactionKind } from '@/lib/privacy/redaction';
import { KIND_WORDS, KINDS } from './kind-words';
import type { ChangeRules } from './use-rules';

interface KindChoicesProps {
  rules: Rules;
  canEdit: boolean;
  onChange: ChangeRules;
}

export function KindChoices({ rules, canEdit, onChange }: KindChoicesProps) {
  const choose = (kind: RedactionKind, isOut: boolean) =>
    onChange(
      { redact: KINDS.filter((known) => (known === kind ? isOut : rules.redact.includes(known))) },
      `${KIND_WORDS[kind].label} are ${isOut ? 'taken out' : 'kept'} from now on`,
    );
  return (
    <Section
      id="redaction"
      title="Taken out before anything is stored"
      description="A placeholder stands in its place. What is stored already stays as it is."
    >
      <ul className="grid gap-3 sm:grid-cols-2">
        {KINDS.map((kind) => {
          const { label, description } = KIND_WORDS[kind];
          const isOut = rules.redact.includes(kind);
          return (
            <li key={kind}>
              {canEdit ? (
                <Checkbox
                  label={label}
                  description={description}
                  checked={isOut}
                  onCheckedChange={(checked) => choose(kind, checked)}
                />
              ) : (
                <p className="flex items-center gap-2 text-sm">
                  {label} <Badge tone={isOut ? 'accent' : 'neutral'}>{isOut ? 'Taken out' : 'Kept'}</Badge>
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
