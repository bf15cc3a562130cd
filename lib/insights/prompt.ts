import { z } from 'zod';
import type { Finding } from './finding';

/** Raise when the words below change. */
export const PROMPT_VERSION = 'insight-1';

/** What the model may return: words for findings that were computed here. Nothing else of it is used. */
export const wordingSchema = z.object({
  insights: z
    .array(
      z.object({
        finding: z.string().describe('The finding that is worded, such as f1.'),
        title: z.string().describe('At most 12 words, concrete, no full stop.'),
        sentences: z
          .array(
            z.object({
              text: z.string(),
              evidence: z.array(z.string()).describe('Receipts that this sentence rests on, such as f1.e1.'),
            }),
          )
          .min(1)
          .max(4),
        actions: z.array(z.string()).max(3).describe('What the rep can do now, in the imperative.'),
      }),
    )
    .max(12),
});
export type Wording = z.infer<typeof wordingSchema>;

const INSTRUCTIONS = `You word findings about a sales deal for the sales rep who owns it. Everything has been computed already; you only choose the words.
- Word every finding exactly once. Do not add findings, causes or advice of your own.
- Each sentence cites the receipts that it rests on. Every number, date and quotation in it must stand in one of them, unchanged.
- Say "association" where a receipt compares deals; never say that something caused an outcome.
- Plain words, short sentences, no praise, no exclamation marks.`;

/** The id under which a receipt of finding `i` is cited. */
export function receiptId(i: number, k: number): string {
  return `f${i + 1}.e${k + 1}`;
}

export type DataBlock = { id: string; label: string; text: string };
export type InsightPrompt = { version: string; instructions: string; ask: string; data: DataBlock[] };

/** The findings as delimited data. Names, subjects and quotations in them came from outside and stay data. */
export function buildPrompt(findings: readonly Finding[]): InsightPrompt {
  return {
    version: PROMPT_VERSION,
    instructions: INSTRUCTIONS,
    ask: `Word the ${findings.length} findings above.`,
    data: findings.flatMap((finding, i) => [
      {
        id: `f${i + 1}`,
        label: `finding (${finding.kind})`,
        text: [finding.title, finding.body, ...finding.actions.map((action) => `Action: ${action}`)].join(
          '\n',
        ),
      },
      ...finding.evidence.map((item, k) => ({
        id: receiptId(i, k),
        label: `receipt (${item.type})`,
        text: item.quote ? `${item.label}\n“${item.quote}”` : item.label,
      })),
    ]),
  };
}
