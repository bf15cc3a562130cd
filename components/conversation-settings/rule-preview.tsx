'use client';

import { useDeferredValue, useMemo, useState } from 'react';
import { Section } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { redactExchange } from '@/lib/conversations/redact-exchange';
import type { Exchange, Rules } from '@/lib/conversations/schema';
import { takenOutWords } from './kind-words';

const EXAMPLE =
  'Hi, this is Priya Raman. My order 482103 has not come. Write to priya@odland.example or call +47 22 33 44 55.';

const asExchange = (text: string): Exchange => ({
  session_id: 'preview',
  user_message: text,
  agent_response: '',
  response_time_ms: 0,
  success: true,
  metadata: {},
});

/** What would be stored of a text, by the function that the log itself uses. The text does not leave the browser. */
export function RulePreview({ rules }: { rules: Rules }) {
  const [text, setText] = useState(EXAMPLE);
  const typed = useDeferredValue(text);
  const { user_message: kept, redactions } = useMemo(
    () => redactExchange(asExchange(typed), rules),
    [typed, rules],
  );
  return (
    <Section
      id="preview"
      title="Try it"
      description="Your text stays in this browser. It is treated as the log treats what an agent sends."
    >
      <div className="grid gap-4 lg:grid-cols-2">
        <Field label="What somebody says">
          <Textarea
            rows={5}
            maxLength={5000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <div className="flex min-w-0 flex-col gap-1 text-sm">
          <h3 className="font-medium" id="preview-kept">
            What would be stored
          </h3>
          <output
            aria-labelledby="preview-kept"
            className="block min-h-24 flex-1 whitespace-pre-wrap break-words rounded-md bg-sunken p-3"
          >
            {kept}
          </output>
          <p className="text-muted">{takenOutWords(redactions)}</p>
        </div>
      </div>
    </Section>
  );
}
