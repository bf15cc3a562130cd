import type { AgentDecisions } from './sequence-schema';

export type Decision = 'framework' | 'tone' | 'hook' | 'cta';
export const DECISIONS: readonly Decision[] = ['framework', 'tone', 'hook', 'cta'];

/** What a directive or a practice says about one decision, and where it says so. */
export type Vote = { decision: Decision; value: string; practiceIds?: readonly string[] };

/** One piece of advice from the library, reduced to what the writer can act on. */
export type Advice = {
  id: string;
  category: string;
  pattern: Record<string, string | number> | null;
  content: string;
  subject_line?: string | null;
  rate: number;
};

export type Guidance = {
  votes: readonly Vote[];
  avoid: readonly Vote[];
  notes: readonly string[];
  warnings: readonly string[];
};
export type Decided = Record<Decision, string> & { cited: Record<Decision, string[]>; isProven: boolean };

/** What the writer does when nothing is known: plain, short, asks a question. */
const NEUTRAL: Record<Decision, string> = {
  framework: 'QVC',
  tone: 'direct',
  hook: 'question',
  cta: 'interest_question',
};

/**
 * Framework, tone, hook and call to action: the directive first, then the best practice in this context, then the
 * neutral default. What the directive says to avoid is never chosen.
 */
export function decide(guidance: Guidance, advice: readonly Advice[]): Decided {
  const avoided = (decision: Decision, value: string) =>
    guidance.avoid.some((vote) => vote.decision === decision && same(vote.value, value));
  const cited: Record<Decision, string[]> = { framework: [], tone: [], hook: [], cta: [] };
  let isProven = false;
  const choose = (decision: Decision): string => {
    const directed = guidance.votes.find(
      (vote) => vote.decision === decision && !avoided(decision, vote.value),
    );
    const practice = advice.find(({ pattern }) => {
      const value = pattern?.[decision];
      if (value === undefined || avoided(decision, String(value))) return false;
      return directed === undefined || same(String(value), directed.value);
    });
    cited[decision].push(...(directed?.practiceIds ?? []));
    if (practice) cited[decision].push(practice.id);
    if (directed || practice) isProven = true;
    const fallback = avoided(decision, NEUTRAL[decision]) ? ALTERNATIVE[decision] : NEUTRAL[decision];
    return directed?.value ?? String(practice?.pattern?.[decision] ?? fallback);
  };
  const values = {
    framework: choose('framework'),
    tone: choose('tone'),
    hook: choose('hook'),
    cta: choose('cta'),
  };
  return { ...values, cited, isProven };
}

const ALTERNATIVE: Record<Decision, string> = {
  framework: 'PAS',
  tone: 'warm',
  hook: 'trigger_event',
  cta: 'send_resource',
};

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** What is logged with the message: only what its text really does. */
export function agentDecisions(
  decided: Pick<Decided, 'framework' | 'tone' | 'cta'>,
  hooksUsed: readonly string[],
): AgentDecisions {
  const { framework, tone, cta } = decided;
  return { WriterAgent: { framework, tone, cta }, PersonalizerAgent: { hooks_used: [...hooksUsed] } };
}
