import type { RemoteEngine } from '../ai/schema';
import type { Answer } from './prompt';
import { type Classification, complete } from './schema';

const SURE = 0.7;
const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** A model's answer in the order of the replies; undefined unless each is answered exactly once. */
export function readAnswer(answer: Answer, n: number, engine: RemoteEngine): Classification[] | undefined {
  const byId = new Map(answer.replies.map((reply) => [reply.id, reply]));
  if (answer.replies.length !== n || byId.size !== n) return undefined;
  const rows: Classification[] = [];
  for (let i = 0; i < n; i++) {
    const said = byId.get(`r${i + 1}`);
    if (!said) return undefined;
    const { id: _, ...judged } = said;
    const confidence = clamp(judged.confidence, 0, 1);
    rows.push(
      complete({
        ...judged,
        sentiment_score: clamp(judged.sentiment_score, -1, 1),
        confidence,
        needs_review: confidence < SURE,
        engine,
      }),
    );
  }
  return rows;
}
