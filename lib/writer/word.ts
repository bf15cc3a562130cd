import { z } from 'zod';
import { verifyClaims } from '../ai/claims';
import type { Prompt } from '../ai/prompt';
import type { Dropped, Receipt } from '../ai/schema';
import type { Checked } from '../ai/task';
import { slotsIn } from './fill';
import { SLOTS } from './lead';
import type { DraftStep } from './local';

/** Raise when the words below change. */
const PROMPT_VERSION = 'sequence-1';

const sentenceSchema = z.object({
  text: z.string(),
  evidence: z.array(z.string()).describe('Receipts that this sentence rests on, such as d1 or p2.'),
});
/** What an engine may say: the words of the steps. Days, channels and decisions are set. */
export const wordingSchema = z.object({
  steps: z
    .array(
      z.object({
        subject_line: z.string().nullable(),
        greeting: z.string(),
        sentences: z.array(sentenceSchema).min(1).max(10),
        sign_off: z.string(),
      }),
    )
    .min(1)
    .max(8),
});
export type Wording = z.infer<typeof wordingSchema>;

export type WritingFacts = {
  draft: readonly DraftStep[];
  goal: string | null;
  notes: readonly string[];
  avoid: readonly string[];
  /** What is known of the reader, as data. */
  reader: Readonly<Record<string, string>>;
  practices: readonly { id: string; text: string }[];
};

const INSTRUCTIONS = `You word sales messages. What each step does has been decided already; you only choose the words.
- Write each step of the draft once, in its order, with its framework, tone and call to action.
- Where the reader or the sender is named, use the slots ${SLOTS.map((slot) => `{${slot}}`).join(', ')} and never a name.
- State nothing about the reader, their company or ours that is not in a receipt. No numbers, customers, results or promises.
- Each sentence cites the receipts that it rests on: the draft step (d1, d2, …), a practice (p1, …) or the goal (goal).
- At most 110 words in the first step, 60 in the others. Plain words, no exclamation marks, no flattery.`;

/** Practices, goal, guidance and the reader's fields were written by others and stay data. */
export function buildPrompt(facts: WritingFacts): Prompt {
  const block = (id: string, label: string, text: string) => ({ id, label, text });
  return {
    version: PROMPT_VERSION,
    instructions: INSTRUCTIONS,
    ask: `Word the ${facts.draft.length} steps above.`,
    data: [
      ...receiptsOf(facts).map(({ id, text }) => block(id, 'receipt', text)),
      block('reader', 'fields of the reader that have a value', JSON.stringify(facts.reader)),
      ...(facts.notes.length > 0 ? [block('guidance', 'what has worked here', facts.notes.join('\n'))] : []),
      ...(facts.avoid.length > 0 ? [block('avoid', 'what to avoid', facts.avoid.join('\n'))] : []),
    ],
  };
}

function receiptsOf({ draft, practices, goal }: WritingFacts): Receipt[] {
  return [
    ...draft.map((step, i) => ({
      id: `d${i + 1}`,
      text: [step.subject_line, step.body, JSON.stringify(step.agent_decisions)].join('\n'),
    })),
    ...practices.map(({ text }, i) => ({ id: `p${i + 1}`, text })),
    ...(goal ? [{ id: 'goal', text: goal }] : []),
  ];
}

/** The local engine's own draft in the shape of an answer. */
export function localWording({ draft }: WritingFacts): Wording {
  return {
    steps: draft.map(({ subject_line, body }, i) => {
      const [greeting = '', ...rest] = body.split('\n\n');
      const sign_off = rest.pop() ?? '';
      return {
        subject_line,
        greeting,
        sentences: rest.map((text) => ({ text, evidence: [`d${i + 1}`] })),
        sign_off,
      };
    }),
  };
}

/** Keeps sentences that their receipts bear out, with slots that exist; a step without words makes the answer unusable. */
export function checkWording(wording: Wording, facts: WritingFacts): Checked<Wording> {
  const receipts = receiptsOf(facts);
  const known = receipts.map(({ text }) => text).join('\n');
  const dropped: Dropped[] = [];
  const isSafe = (text: string) => isSpeakable(text, known);
  const steps = wording.steps.map((step, i) => {
    const draft = facts.draft[i];
    const { kept, dropped: unsupported } = verifyClaims(step.sentences, receipts);
    dropped.push(...unsupported);
    const sentences = kept.filter(({ text }) => {
      if (isSafe(text)) return true;
      dropped.push({
        text,
        reason: 'unknown_evidence',
        detail: 'a name or slot that is nowhere in the receipts',
      });
      return false;
    });
    const subject = step.subject_line !== null && isSafe(step.subject_line) ? step.subject_line : null;
    const [greeting = '', ...rest] = draft?.body.split('\n\n') ?? [];
    return {
      subject_line: draft?.channel === 'email' ? (subject ?? draft.subject_line) : null,
      greeting: isSafe(step.greeting) ? step.greeting : greeting,
      sentences,
      sign_off:
        isSafe(step.sign_off) && step.sign_off.includes('{sender_name}')
          ? step.sign_off
          : (rest.at(-1) ?? ''),
    };
  });
  const isEmpty =
    steps.length !== facts.draft.length || steps.some(({ sentences }) => sentences.length === 0);
  return { output: { steps }, dropped, isEmpty };
}

/** No slot that can't be filled, no number and no proper name that no receipt has. */
function isSpeakable(text: string, known: string): boolean {
  if (slotsIn(text).some((slot) => !(SLOTS as readonly string[]).includes(slot))) return false;
  const numbers = text.match(/\p{N}+/gu) ?? [];
  const names = [...text.matchAll(/(?<=[\p{L}\p{N},;:]\s)\p{Lu}[\p{L}\p{N}]+/gu)].map(([name]) => name);
  return [...numbers, ...names].every((word) => known.includes(word));
}
