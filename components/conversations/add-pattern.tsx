'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Lightbulb, Plus } from 'lucide-react';
import { FormDialog } from '@/components/library/form-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { Judged } from '@/lib/conversations/session-schema';
import { patternListsKey, sendPattern } from './conversation-query';
import { PatternFields, readLifetime, readText } from './pattern-fields';

/** Teaches agents something: by hand, or from an exchange that shows it. */
export function AddPattern({ orgId, exchange }: { orgId: string; exchange?: Judged }) {
  const client = useQueryClient();
  const add = async (form: FormData) => {
    await sendPattern({
      pattern_type: readText(form, 'pattern_type'),
      description: readText(form, 'description'),
      metadata: exchange ? { example_id: exchange.id } : {},
      expires_at: readLifetime(form) ?? null,
    });
    await client.invalidateQueries({ queryKey: patternListsKey(orgId) });
    toast('Pattern added', { tone: 'good', description: 'Agents are told from now on.' });
  };
  return (
    <FormDialog
      title="Add a pattern"
      description="What agents should know, beside the exchanges that they find by themselves."
      submitLabel="Add pattern"
      onSubmit={add}
      trigger={
        exchange ? (
          <Button size="sm" variant="ghost" icon={<Lightbulb />}>
            Add as pattern
          </Button>
        ) : (
          <Button variant="primary" icon={<Plus />}>
            Add pattern
          </Button>
        )
      }
    >
      <PatternFields {...(exchange ? { description: lessonOf(exchange) } : {})} />
    </FormDialog>
  );
}

const short = (text: string): string => (text.length > 1500 ? `${text.slice(0, 1499)}…` : text);

/** What the exchange teaches, to be worded better by the person. */
function lessonOf({ user_message, agent_response, success, error, feedback }: Judged): string {
  const answer = feedback.findLast(({ correction }) => correction)?.correction;
  const question = `When somebody asks “${short(user_message)}”`;
  if (answer || success) return `${question}, say: “${short(answer ?? agent_response)}”`;
  return `${question}, do not say: “${short(agent_response)}”${error ? ` (it failed: ${short(error)})` : ''}`;
}
