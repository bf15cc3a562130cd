import 'server-only';
import { runTask } from '../ai/engine';
import type { Db } from '../supabase/types';
import { isAutomaticByHeaders, isAutomaticByText, type MailHeaders } from './automatic';
import { REPLIES_PER_QUESTION } from './engines';
import { classifyLocally } from './local';
import { type Answer, answerSchema, buildPrompt } from './prompt';
import { readAnswer } from './remote-answer';
import type { Classification, Reply } from './schema';

/** For doors that see the whole mail: whether a machine wrote it. Such an event is stored as an automatic reply. */
export function isAutomaticMail(headers: MailHeaders, text: string): boolean {
  return isAutomaticByHeaders(headers) || isAutomaticByText(text);
}

const QUESTIONS_AT_ONCE = 4;

/** What each reply means, in order, by the first engine of the organisation that answers. */
export async function classifyReplies(
  db: Db,
  orgId: string,
  replies: readonly Reply[],
): Promise<Classification[]> {
  const chunks: Reply[][] = [];
  for (let start = 0; start < replies.length; start += REPLIES_PER_QUESTION)
    chunks.push(replies.slice(start, start + REPLIES_PER_QUESTION));
  const answers: Classification[][] = [];
  const askNext = async (): Promise<void> => {
    for (let at = answers.length; at < chunks.length; at = answers.length) {
      answers.push([]);
      answers[at] = await classifyChunk(db, orgId, chunks[at] ?? []);
    }
  };
  await Promise.all(Array.from({ length: QUESTIONS_AT_ONCE }, askNext));
  return answers.flat();
}

async function classifyChunk(db: Db, orgId: string, replies: readonly Reply[]): Promise<Classification[]> {
  let local: Classification[] = [];
  const result = await runTask({
    db,
    orgId,
    task: 'reply',
    schema: answerSchema,
    facts: replies,
    prompt: buildPrompt,
    local: async () => {
      local = (await classifyLocally(replies)).map(({ classification }) => classification);
      return toAnswer(local);
    },
    verify: (output) => ({
      output,
      dropped: [],
      isEmpty: readAnswer(output, replies.length, 'openai') === undefined,
    }),
  });
  // The local engine knows which readings remain possible; the shared shape of the answers does not.
  if (result.engine === 'local') return local;
  return readAnswer(result.output, replies.length, result.engine) ?? local;
}

const toAnswer = (rows: readonly Classification[]): Answer => ({
  replies: rows.map((row, i) => ({
    id: `r${i + 1}`,
    sentiment_score: row.sentiment_score,
    interest_level: row.interest_level,
    objection_type: row.objection_type,
    auto_reply: row.auto_reply,
    unsubscribe_request: row.unsubscribe_request,
    confidence: row.confidence,
    reasoning: row.reasoning,
  })),
});
