import { z } from 'zod';
import type { Prompt } from '../ai/prompt';
import { INTERESTS, OBJECTIONS, type Reply } from './schema';
import { ownWords } from './text';

/** Raise when the words below change. */
export const PROMPT_VERSION = 'reply-1';

/** What a model may say; labels and flags that follow from it are computed. */
export const answerSchema = z.object({
  replies: z.array(
    z.object({
      id: z.string().describe('The id of the reply, such as r1.'),
      sentiment_score: z.number().describe('From -1 to 1. 0.5 or more is positive, above -0.2 neutral.'),
      interest_level: z.enum(INTERESTS),
      objection_type: z.enum(OBJECTIONS),
      auto_reply: z.boolean(),
      unsubscribe_request: z.boolean(),
      confidence: z.number().describe('From 0 to 1: how sure you are of all of it.'),
      reasoning: z.string().describe('One short sentence that names the words that decided.'),
    }),
  ),
});
export type Answer = z.infer<typeof answerSchema>;

const INSTRUCTIONS = `You read replies to sales messages and say what each one means. Answer every reply once, under its id.
- interest_level: high proposes a time, asks to hear more or asks specific questions; medium is maybe, keep me posted, vague questions; low is minimal or very short; none is no signal.
- objection_type: price is cost, budget, expensive; timing is not now, next quarter, busy; authority is must ask, not my decision, wrong person; competitor already uses or is bound to another; not_interested is a rejection or stop; no_need does not apply; otherwise none. A question about the price alone is interest, not an objection.
- auto_reply: absence notices, receipts, failed deliveries. unsubscribe_request: asks for no more messages.
- Mind negation, sarcasm and mixed signals. An automatic reply is neutral, without interest or objection.`;

export function buildPrompt(replies: readonly Reply[]): Prompt {
  return {
    version: PROMPT_VERSION,
    instructions: INSTRUCTIONS,
    ask: `Say what each of the ${replies.length} replies above means.`,
    data: replies.flatMap((reply, i) => {
      const block = (kind: string, text: string) => ({ id: `r${i + 1}`, label: kind, text });
      return [
        ...(reply.original_message ? [block('message that was answered', reply.original_message)] : []),
        ...(reply.context === undefined ? [] : [block('context', JSON.stringify(reply.context))]),
        block('reply', ownWords(reply.text)),
      ];
    }),
  };
}
