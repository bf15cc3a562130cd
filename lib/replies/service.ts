import 'server-only';
import { runTask } from '../ai/engine';
import type { Db } from '../supabase/types';
import { isAutomaticByHeaders, isAutomaticByText, type MailHeaders } from './automatic';
import { classifyLocally, type LocalAnswer } from './local';
import { adjustmentOf } from './org-head';
import { type Answer, answerSchema, buildPrompt } from './prompt';
import { questionsOf } from './questions';
import { hasOwnWords, READ_CHARS, readable } from './readable';
import { readAnswer } from './remote-answer';
import { type Classification, complete, type Reply } from './schema';
import { ownWords } from './text';

/** For doors that see the whole mail: whether a machine wrote it. Such an event is stored as an automatic reply. */
export function isAutomaticMail(headers: MailHeaders, text: string): boolean {
  return isAutomaticByHeaders(headers) || isAutomaticByText(ownWords(text));
}

const QUESTIONS_AT_ONCE = 4;

/** `candidates`: the labels that the local engine holds possible, by field. */
export type Reading = {
  classification: Classification;
  candidates?: LocalAnswer['sets'];
  fallbackReason?: string;
};

/** What each reply means, in order, by the first engine of the organisation that answers. */
export async function classifyReplies(
  db: Db,
  orgId: string,
  replies: readonly Reply[],
): Promise<Classification[]> {
  return (await readReplies(db, orgId, replies)).map(({ classification }) => classification);
}

/** Like classifyReplies, with what the engine holds possible besides and why an earlier engine did not answer. */
export async function readReplies(db: Db, orgId: string, replies: readonly Reply[]): Promise<Reading[]> {
  const given = replies.map((reply) => ({
    ...reply,
    ...readable(reply.text),
    hasWords: hasOwnWords(reply.text),
  }));
  const readings = given.map(({ hasWords }): Reading | undefined => (hasWords ? undefined : WORDLESS));
  const questions = questionsOf(given.map(({ text, hasWords }) => (hasWords ? text : undefined)));
  const askNext = async (): Promise<void> => {
    for (let places = questions.shift(); places; places = questions.shift()) {
      const asked = places.map((place) => given[place] ?? { text: '', isCut: false });
      const answers = await ask(db, orgId, asked);
      for (const [i, place] of places.entries()) {
        const reading = answers[i];
        readings[place] = reading && asked[i]?.isCut ? sayCut(reading) : reading;
      }
    }
  };
  await Promise.all(Array.from({ length: QUESTIONS_AT_ONCE }, askNext));
  return readings.map((reading) => reading ?? WORDLESS);
}

const WORDLESS: Reading = {
  classification: complete({
    sentiment_score: 0,
    interest_level: 'none',
    objection_type: 'none',
    auto_reply: false,
    unsubscribe_request: false,
    confidence: 0,
    needs_review: true,
    reasoning: 'It holds no words of the person: it is empty, only quotes a mail, or is only a signature.',
    engine: 'local',
  }),
};

function sayCut({ classification, ...rest }: Reading): Reading {
  const said = `Only its first ${READ_CHARS.toLocaleString('en')} characters were read.`;
  return { ...rest, classification: { ...classification, reasoning: `${classification.reasoning} ${said}` } };
}

async function ask(db: Db, orgId: string, replies: readonly Reply[]): Promise<Reading[]> {
  let local: LocalAnswer[] = [];
  const result = await runTask({
    db,
    orgId,
    task: 'reply',
    schema: answerSchema,
    facts: replies,
    prompt: buildPrompt,
    local: async () => {
      local = await classifyLocally(replies, await adjustmentOf(db, orgId));
      return toAnswer(local);
    },
    verify: (output) => ({
      output,
      dropped: [],
      isEmpty: readAnswer(output, replies.length, 'openai') === undefined,
    }),
  });
  const why = reasonOf(result.fallbackReason);
  if (result.engine !== 'local') {
    const rows = readAnswer(result.output, replies.length, result.engine) ?? [];
    return rows.map((classification) => ({ classification, ...why }));
  }
  // The local engine knows which readings remain possible; the shared shape of the answers does not.
  return local.map(({ classification, sets }) => ({ classification, candidates: sets, ...why }));
}

/** Engines without a key are not missed. */
function reasonOf(reason: string | undefined): { fallbackReason?: string } {
  const failures = (reason ?? '').split('; ').filter((part) => part !== '' && !part.endsWith(': no_key'));
  return failures.length > 0 ? { fallbackReason: failures.join('; ') } : {};
}

const toAnswer = (rows: readonly LocalAnswer[]): Answer => ({
  replies: rows.map(({ classification: row }, i) => ({
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
