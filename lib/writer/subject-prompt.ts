import { z } from 'zod';
import type { Prompt } from '../ai/prompt';
import type { Dropped } from '../ai/schema';
import type { Checked } from '../ai/task';
import { flawOf, LONGEST_LINE, type SubjectFacts } from './subject-candidates';

/** Raise when the words below change. */
const PROMPT_VERSION = 'subject_lines-2';

export const linesSchema = z.object({ subject_lines: z.array(z.string()).max(100) });
export type Lines = z.infer<typeof linesSchema>;

const INSTRUCTIONS = `You write subject lines for a sales message. They differ from each other in form: question, statement, topic, name.
- Use only facts that the message or the facts about the reader state. No new number, name, event or promise.
- At most ${LONGEST_LINE} characters each, better under 60; one line; no emoji; never pose as a reply ("Re:").
- Follow what has worked here; its figures are evidence and never belong into a line.
- Practices are subject lines that worked for this sender. Use their form; fill a slot such as {company} only from the facts about the reader.`;

export function buildPrompt({ body, context, practices, directive, n }: SubjectFacts): Prompt {
  const block = (id: string, label: string, text: string) => ({ id, label, text });
  return {
    version: PROMPT_VERSION,
    instructions: INSTRUCTIONS,
    ask: `Write ${Math.min(40, n * 2)} subject lines for the message above.`,
    data: [
      block('message', 'message', body),
      ...(Object.keys(context).length > 0
        ? [block('reader', 'facts about the reader', JSON.stringify(context))]
        : []),
      ...(directive.length > 0 ? [block('directive', 'what has worked here', directive.join('\n'))] : []),
      ...practices.map(({ id, content }) => block(id, 'practice', content)),
    ],
  };
}

/** Drops lines that state what nobody said, or are no subject lines. */
export function checkLines({ subject_lines }: Lines, facts: SubjectFacts): Checked<Lines> {
  const dropped: Dropped[] = [];
  const kept = subject_lines.flatMap((line) => {
    const text = line.trim();
    const flaw = flawOf(text, facts);
    if (flaw === undefined && !/^(re|fwd?):/i.test(text)) return [text];
    dropped.push({ text, reason: 'number_not_in_evidence', detail: flaw ?? 'poses as a reply' });
    return [];
  });
  return { output: { subject_lines: kept }, dropped, isEmpty: kept.length === 0 };
}
