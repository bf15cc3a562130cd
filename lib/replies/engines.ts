import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../ai/ask';
import { LIMITS } from '../ai/limits';
import { defaultModels, languageModel } from '../ai/models';
import { renderPrompt } from '../ai/prompt';
import type { Engine } from '../ai/schema';
import { classifyLocally, type LocalAnswer } from './local';
import { answerSchema, buildPrompt } from './prompt';
import { REPLIES_PER_QUESTION } from './questions';
import { readAnswer } from './remote-answer';
import type { Classification, Reply } from './schema';

type Answered = { classification: Classification; sets?: LocalAnswer['sets'] };

/** One engine and no other: to measure it. The product asks through classifyReplies, which falls back. */
export async function classifyWith(engine: Engine, replies: readonly Reply[]): Promise<Answered[]> {
  if (engine === 'local') return classifyLocally(replies);
  const model = languageModel(engine, defaultModels()[engine]);
  if (!model) throw new Error(`no key for ${engine} is set`);
  const answers: Answered[] = [];
  for (let start = 0; start < replies.length; start += REPLIES_PER_QUESTION) {
    const chunk = replies.slice(start, start + REPLIES_PER_QUESTION);
    const prompt = renderPrompt(buildPrompt(chunk));
    const clock = { now: () => performance.now(), sleep: (ms: number) => sleep(ms), random: Math.random };
    const answer = await ask({ model, schema: answerSchema, prompt, ...LIMITS.reply }, clock);
    if (!answer.ok) throw new Error(`${engine} did not answer: ${answer.code}`);
    const rows = readAnswer(answer.output, chunk.length, engine);
    if (!rows) throw new Error(`${engine} left out a reply`);
    answers.push(...rows.map((classification) => ({ classification })));
  }
  return answers;
}
